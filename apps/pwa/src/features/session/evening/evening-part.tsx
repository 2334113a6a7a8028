import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useHallBoard } from '../../../binding/use-hall-board.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { hallLink } from '../../../routes.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Words } from '../../../ui/quote.tsx'
import styles from '../passport.module.css'
import { eveningMessages } from './evening-messages.ts'
import { PlanSection } from './plan-section.tsx'

/** What comes when, the time that runs, and what the hall sees on the projector. */
export default function EveningPart({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  return (
    <div className={styles['page']}>
      <PlanSection view={view} pack={pack} />
      <HallSection view={view} />
    </div>
  )
}

function HallSection({ view }: { readonly view: SessionView }) {
  const t = useMessages(eveningMessages)
  const { board, change } = useHallBoard(view.session.id)
  const shown = (board?.answers ?? []).flatMap(
    (id) => view.answers.find((answer) => answer.id === id) ?? [],
  )
  return (
    <section className={styles['part']}>
      <h2>{t.hallTitle}</h2>
      <p className={styles['lead']}>{t.hallLead}</p>
      <div>
        {/* A window of its own, to be dragged onto the projector; it shares this tab's practice. */}
        <Button icon="board" onClick={() => window.open(hallLink(view.session.id), 'hall')}>
          {t.openHall}
        </Button>
      </div>
      <h3>{t.onScreen}</h3>
      {shown.length === 0 && <p>{t.nothing}</p>}
      <ul className={styles['quotes']}>
        {shown.map(({ id, fields }) => (
          <li key={id} className={styles['quote']}>
            <Words lang={fields.language ?? 'ru'}>{fields.text}</Words>
            <IconButton
              icon="close"
              label={t.hide}
              onClick={() =>
                change({ answers: shown.map((one) => one.id).filter((x) => x !== id) })
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
