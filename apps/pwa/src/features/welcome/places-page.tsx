import { NextDeadline } from '../../binding/next-deadline.tsx'
import { placeOf, Screen, territoryName } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import type { Identity } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { routes } from '../../routes.ts'
import { Icon } from '../../ui/icon.tsx'
import { List, Row } from '../../ui/list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import parts from '../../ui/part.module.css'
import { welcomeMessages } from './messages.ts'

/** The list to choose from, for a person with several roles or venues. */
export default function PlacesPage({ identity }: { readonly identity: Identity }) {
  const t = useMessages(welcomeMessages)
  const words = useMessages(vocabularyMessages)
  const forum = useForum()
  return (
    <Screen current={routes.start} owner={identity.person.name}>
      <PageHeader title={t.placesTitle} lead={t.placesLead} />
      <div className={parts['part']}>
        {forum !== undefined && <NextDeadline pack={forum.pack} />}
        <List label={t.placesTitle}>
          {identity.grants.map((grant) => (
            <Row
              key={placeOf(grant)}
              href={placeOf(grant)}
              title={territoryName(grant, forum, words.region)}
              detail={words.roles[grant.role]}
              meta={<Icon name="forward" />}
            />
          ))}
        </List>
      </div>
    </Screen>
  )
}
