import type { ReactNode } from 'react'
import { useForum } from '../../../binding/use-forum.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { routes } from '../../../routes.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionLinks } from '../../../ui/section-links.tsx'
import styles from '../region.module.css'
import { RegionScreen } from '../region-screen.tsx'
import { themesMessages } from './themes-messages.ts'

/** The screens of the themes: what they have in common. */
export function ThemesFrame({
  current,
  children,
}: {
  readonly current: string
  readonly children: ReactNode
}) {
  const t = useMessages(themesMessages)
  const forum = useForum()
  const links = [
    { href: routes.regionThemes, label: t.codebook },
    { href: routes.regionReading, label: t.reading },
    { href: routes.regionThemeTables, label: t.tables },
    { href: routes.regionDigest, label: t.digest },
  ]
  return (
    <RegionScreen current={routes.regionThemes}>
      <PageHeader title={t.title} over={forum?.pack.title} />
      <SectionLinks label={t.parts} links={links} current={current} />
      <div className={styles['page']}>{children}</div>
    </RegionScreen>
  )
}
