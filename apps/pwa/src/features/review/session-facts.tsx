import { attendanceOf } from '@living-libraries/model/attendance'
import { checklistOf } from '@living-libraries/model/checklist'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { useId } from 'react'
import { tablesOf } from '../../binding/session-tables.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { checklistMessages } from '../../i18n/checklist-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { StatusSign } from '../../ui/status-badge.tsx'
import { reviewPageMessages } from './messages.ts'
import styles from './review-page.module.css'

export interface SessionFactsProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** The protocol around the answers: who came, who led, what is missing and why. */
export function SessionFacts({ view, pack }: SessionFactsProps) {
  const t = useMessages(reviewPageMessages).facts
  const headingId = useId()
  const { place, facilitator, note } = view.session.fields
  return (
    <section className={styles['facts']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <dl className={styles['terms']}>
        {place && <Term name={t.place}>{place}</Term>}
        {facilitator && <Term name={t.facilitator}>{facilitator}</Term>}
        {note && <Term name={t.note}>{note}</Term>}
      </dl>
      <Tables view={view} pack={pack} />
      <div className={styles['columns']}>
        <Attendance view={view} pack={pack} />
        <Gaps view={view} pack={pack} />
      </div>
    </section>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Who sat at which table, who led the talk there and who wrote it down; nothing where nobody said so. */
function Tables({ view, pack }: SessionFactsProps) {
  const t = useMessages(reviewPageMessages).facts
  const tables = tablesOf(view.session).map(({ id, name, facilitator, noteTaker, groups }) => {
    const seated = pack.groups.filter((group) => groups.has(group.id)).map(({ title }) => title)
    const led = facilitator !== undefined && t.tableFacilitator(facilitator)
    const written = noteTaker !== undefined && t.noteTaker(noteTaker)
    return { id, name, said: [...seated, led, written].filter(Boolean).join(' · ') }
  })
  if (tables.every(({ said }) => said === '')) return null
  return (
    <div className={styles['stack']}>
      <h3>{t.tables}</h3>
      <dl className={styles['terms']}>
        {tables.map(({ id, name, said }) => (
          <Term key={id} name={name}>
            {said || t.tableUnstated}
          </Term>
        ))}
      </dl>
    </div>
  )
}

function Attendance({ view, pack }: SessionFactsProps) {
  const t = useMessages(reviewPageMessages).facts
  const words = useMessages(vocabularyMessages)
  const present = attendanceOf(view.session.fields.attendance)
  const titles = new Map(pack.groups.map(({ id, title }) => [id, title]))
  titles.set(unstatedGroup, words.unstated)
  const bars = [...present]
    .filter(([, count]) => count > 0)
    .map(([group, value]) => ({ key: group, label: titles.get(group) ?? group, value }))
    .sort((left, right) => right.value - left.value)
  const total = bars.reduce((sum, { value }) => sum + value, 0)
  return (
    <div className={styles['stack']}>
      {bars.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <BarTable caption={`${t.attendance}: ${words.people(total)}`} bars={bars} />
      )}
      {view.participants.length > 0 && (
        <p className={styles['quiet']}>{t.named(view.participants.length)}</p>
      )}
    </div>
  )
}

function Gaps({ view, pack }: SessionFactsProps) {
  const t = useMessages(reviewPageMessages).facts
  const names = useMessages(checklistMessages)
  const gaps = checklistOf(view, pack.questions).filter(({ isDone }) => !isDone)
  if (gaps.length === 0) {
    return (
      <p className={styles['gap']}>
        <StatusSign meaning="received" size={18} />
        {t.complete}
      </p>
    )
  }
  const questionName = (id: string) => {
    const index = pack.questions.findIndex((question) => question.id === id)
    return names.question(String(index + 1), pack.questions[index]?.text ?? id)
  }
  return (
    <div className={styles['stack']}>
      <p>{t.gaps(gaps.length)}</p>
      <ul className={styles['stack']}>
        {gaps.map(({ item, reason }) => (
          <li key={item.id} className={styles['gap']}>
            <StatusSign meaning={reason ? 'waiting' : 'needs'} size={18} />
            <span>
              {'question' in item ? questionName(item.question) : names.items[item.id]}
              <span className={styles['quiet']}> – {reason ?? t.noReason}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
