import { NextDeadline } from '../../binding/next-deadline.tsx'
import { Screen } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import parts from '../../ui/part.module.css'
import styles from './admin-page.module.css'
import { HealthSection } from './health-section.tsx'
import { adminMessages } from './messages.ts'
import { RegistrySection } from './registry-section.tsx'
import { RestoreSection } from './restore-section.tsx'

/** An administrator's first screen. */
export default function AdminPage() {
  const t = useMessages(adminMessages)
  const forum = useForum()
  return (
    <Screen current={routes.admin}>
      <PageHeader title={t.title} lead={t.lead} />
      <div className={styles['page']}>
        <div className={parts['buttons']}>
          <ButtonLink href={routes.region} icon="board">
            {t.links.region}
          </ButtonLink>
          <ButtonLink href={routes.invitations} icon="people">
            {t.links.invitations}
          </ButtonLink>
          <ButtonLink href={routes.devices} icon="device">
            {t.links.devices}
          </ButtonLink>
          <ButtonLink href={routes.unlock} icon="unlock">
            {t.links.unlock}
          </ButtonLink>
          <ButtonLink href={routes.privacy}>{t.links.privacy}</ButtonLink>
        </div>
        {forum !== undefined && <NextDeadline pack={forum.pack} />}
        <HealthSection />
        <RegistrySection />
        <RestoreSection />
      </div>
    </Screen>
  )
}
