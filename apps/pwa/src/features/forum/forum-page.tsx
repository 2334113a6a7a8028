import { Programme } from '../../binding/programme.tsx'
import { Screen } from '../../binding/screen.tsx'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { List, Row } from '../../ui/list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import styles from './forum-page.module.css'
import { forumMessages } from './messages.ts'

/** What a guest reads: the days of the forum, its questions, and where it takes place. Nobody writes here. */
export default function ForumPage() {
  const t = useMessages(forumMessages)
  const forum = useForum()
  if (forum === undefined) return <Screen current={routes.forum}>{null}</Screen>
  const { pack } = forum
  return (
    <Screen current={routes.forum} owner={pack.title}>
      <PageHeader over={pack.host} title={pack.title} lead={t.lead} />
      <div className={styles['page']}>
        <section>
          <h2>{t.programme}</h2>
          <Programme label={t.programme} pack={pack} />
        </section>
        <section>
          <h2>{t.questions}</h2>
          <ol className={styles['questions']}>
            {pack.questions.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </section>
        <section>
          <h2>{t.places}</h2>
          <Places forum={forum} />
        </section>
      </div>
    </Screen>
  )
}

function Places({ forum }: { readonly forum: Forum }) {
  const t = useMessages(forumMessages)
  const { municipalities, venues, territory } = forum
  const places = [...municipalities]
    .map(([id, { fields }]) => {
      const names = territory.venuesOf(id).map((venue) => venues.get(venue)?.fields.name ?? venue)
      return { id, name: fields.name ?? id, names }
    })
    .sort((left, right) => left.name.localeCompare(right.name, 'ru'))
  return (
    <details className={styles['places']}>
      <summary>{t.venues(venues.size)}</summary>
      <List label={t.places}>
        {places.map(({ id, name, names }) => (
          <Row key={id} title={name} detail={names.join(' · ') || undefined} />
        ))}
      </List>
    </details>
  )
}
