import {
  type ChecklistEntry,
  type ChecklistItem,
  checklistOf,
} from '@living-libraries/model/checklist'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { Link } from 'wouter'
import type { SessionView } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { checklistMessages } from '../../i18n/checklist-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { sessionLink } from '../../routes.ts'
import { StatusSign } from '../../ui/status-badge.tsx'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { submitMessages } from './submit-messages.ts'
import styles from './submit-part.module.css'

export interface SubmitChecklistProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** What a complete protocol lacks, each leading to its place or explained in a line; below, folded, what it has. */
export function SubmitChecklist({ view, pack }: SubmitChecklistProps) {
  const t = useMessages(submitMessages)
  const names = useMessages(checklistMessages)
  const format = useFormat()
  const entries = useChecklist(view, pack)
  const done = entries.filter(({ isDone }) => isDone).length
  const nameOf = (item: ChecklistItem) => {
    if (!('question' in item)) return names.items[item.id]
    const index = pack.questions.findIndex(({ id }) => id === item.question)
    return names.question(format.number(index + 1), pack.questions[index]?.text ?? item.question)
  }
  const itemOf = ({ item, isDone, reason }: ChecklistEntry) => (
    <li key={item.id} className={styles['item']}>
      <StatusSign meaning={isDone ? 'received' : reason ? 'waiting' : 'idle'} size={20} />
      <div className={styles['group']}>
        <p>
          {nameOf(item)}
          {!isDone && (
            <>
              {' · '}
              <Link href={placeOfItem(view.session.id, item)}>{t.fill}</Link>
            </>
          )}
        </p>
        {!isDone && (
          <details className={styles['gap']} open={reason !== undefined}>
            <summary>{t.gap}</summary>
            <SavedTextField
              record={view.session.id}
              field={`gaps/${item.id}`}
              stored={reason ?? ''}
              label={t.gap}
              hideLabel
              hint={t.gapHint}
              maxLength={500}
            />
          </details>
        )}
      </div>
    </li>
  )
  return (
    <section className={styles['group']}>
      <div className={styles['heading']}>
        <h2>{t.checklist}</h2>
        <span>{t.done(format.number(done), format.number(entries.length))}</span>
      </div>
      <ul className={styles['checklist']}>{entries.filter(({ isDone }) => !isDone).map(itemOf)}</ul>
      {done > 0 && (
        <details className={styles['gap']}>
          <summary>{t.doneList(format.number(done))}</summary>
          <ul className={styles['checklist']}>
            {entries.filter(({ isDone }) => isDone).map(itemOf)}
          </ul>
        </details>
      )}
    </section>
  )
}

export function useChecklist(view: SessionView, pack: ForumPack): ChecklistEntry[] {
  return checklistOf(view, pack.questions)
}

function placeOfItem(session: string, item: ChecklistItem): string {
  switch (item.id) {
    case 'date':
    case 'place':
    case 'facilitator':
    case 'tables':
      return sessionLink(session, 'about')
    case 'outcome-reason':
      return sessionLink(session, 'about')
    case 'attendance':
      return sessionLink(session, 'participants')
    case 'sheets':
    case 'elements':
    case 'initiatives':
    case 'delegates':
      return sessionLink(session, item.id)
  }
  return sessionLink(session)
}
