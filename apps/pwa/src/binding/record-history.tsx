import { splitPath, valueAt } from '@living-libraries/model/change'
import type { HistoryRevision } from '@living-libraries/model/history'
import { isJsonObject, type Json, sameJson } from '@living-libraries/model/json'
import type { Kind } from '@living-libraries/model/kind'
import { kinds } from '@living-libraries/model/kinds'
import { useState } from 'react'
import type { DeviceRecord } from '../storage/record-reader.ts'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Words } from '../ui/quote.tsx'
import { useDevice } from './device-context.tsx'
import styles from './record-history.module.css'
import { useNow } from './use-now.ts'
import { useRecordHistory } from './use-record-history.ts'
import type { RecordWords, WordsFor } from './record-words.ts'
import { useRecordWords } from './use-record-words.ts'

export interface RecordHistoryProps {
  readonly record: Pick<
    DeviceRecord,
    'id' | 'kind' | 'session' | 'version' | 'unsent' | 'forgotten'
  > & {
    readonly fields: object
  }
  readonly nameOf: (person: string) => string
  readonly wordsFor?: WordsFor
}

/** Who changed what, when, and every earlier text with a way back to it. Asked of the centre once it is opened. */
export function RecordHistory({ record, nameOf, wordsFor }: RecordHistoryProps) {
  const t = useMessages(recordMessages).history
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={styles['history']}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      open={isOpen}
    >
      <summary>{t.title}</summary>
      {isOpen && <Revisions record={record} nameOf={nameOf} wordsFor={wordsFor} />}
    </details>
  )
}

function Revisions({
  record,
  nameOf,
  wordsFor,
}: Omit<RecordHistoryProps, 'wordsFor'> & { readonly wordsFor: WordsFor | undefined }) {
  const t = useMessages(recordMessages).history
  const { revisions, problem, again } = useRecordHistory(record, true)
  const shown = useRecordWords(record, revisions, wordsFor)
  if (record.version === 0) return <p className={styles['about']}>{t.notSent}</p>
  if (problem !== undefined) {
    const actions = <Button onClick={again}>{t.again}</Button>
    return problem === 'unreachable' ? (
      <Notice meaning="idle" title={t.offline} todo={t.offlineTodo} actions={actions} />
    ) : (
      <ProblemNotice problem={problem} actions={actions} />
    )
  }
  if (revisions === undefined) return <p className={styles['about']}>{t.asking}…</p>
  return (
    <>
      {record.unsent > 0 && <p className={styles['about']}>{t.waiting}</p>}
      <ol className={styles['revisions']} aria-label={t.title}>
        {[...revisions].reverse().map((revision) => (
          <Revision
            key={revision.version}
            revision={revision}
            isFirst={revision === revisions[0]}
            record={record}
            name={nameOf(revision.person)}
            shown={shown}
          />
        ))}
      </ol>
    </>
  )
}

function Revision({
  revision,
  isFirst,
  record,
  name,
  shown,
}: {
  readonly revision: HistoryRevision
  readonly isFirst: boolean
  readonly record: RecordHistoryProps['record']
  readonly name: string
  readonly shown: RecordWords
}) {
  const t = useMessages(recordMessages).history
  const format = useFormat()
  const now = useNow()
  const what = revision.n === 0 ? t.returned : isFirst ? t.recorded : t.corrected
  return (
    <li className={styles['revision']}>
      <p className={styles['about']}>
        {format.when(revision.receivedAt, now)} · {revision.n === 0 ? what : `${name} · ${what}`}
      </p>
      {pathsOf(revision, shown).map((path) => (
        <div key={path} className={styles['path']}>
          <p className={styles['about']}>{shown.label(path)}</p>
          {!isFirst && (
            <Earlier record={record} path={path} value={revision.replaced[path]} shown={shown} />
          )}
          {(path in revision.set || revision.unset.includes(path)) && (
            <p>
              {!isFirst && <span className={styles['about']}>{t.became}: </span>}
              <Words>{shown.words(path, revision.set[path])}</Words>
            </p>
          )}
        </div>
      ))}
    </li>
  )
}

/** What stood there, with the way back. */
function Earlier({
  record,
  path,
  value,
  shown,
}: {
  readonly record: RecordHistoryProps['record']
  readonly path: string
  readonly value: Json | undefined
  readonly shown: RecordWords
}) {
  const t = useMessages(recordMessages).history
  const device = useDevice()
  const fields = record.fields as { readonly [field: string]: Json }
  const present = valueAt({ fields, deleted: false }, path)
  const canReturn = hasWords(value) && !sameJson(value, present) && mayReturn(path, present)
  return (
    <>
      <p>
        <span className={styles['about']}>{t.was}: </span>
        <Words>{shown.words(path, value)}</Words>
      </p>
      {canReturn && (
        <Button
          icon="undo"
          onClick={() => void device.change(record.id, { set: { [path]: value } })}
        >
          {textPaths.has(path) ? t.restore : t.restoreValue}
        </Button>
      )}
    </>
  )
}

/** Words, or an entry of a list that has some: a table with its name. Counts and marks are set anew where they stand. */
function hasWords(value: Json | undefined): value is Json {
  if (isJsonObject(value)) return Object.values(value).some((part) => typeof part === 'string')
  return typeof value === 'string'
}

/** A name comes back only where one stands: what was taken out may have gone with somebody's consent. */
function mayReturn(path: string, present: Json | undefined): boolean {
  if (path === 'consent') return false
  return !personalFields.has(splitPath(path).field) || present !== undefined
}

const personalFields = new Set(
  Object.values(kinds)
    .flatMap((kind: Kind) => Object.entries(kind.fields))
    .flatMap(([name, field]) => (field.personal === true ? [name] : [])),
)
const textPaths = new Set(['text', 'translation'])

/** Words first, then what belongs to them. */
function pathsOf({ set, unset, replaced }: HistoryRevision, { isTold }: RecordWords): string[] {
  const paths = new Set([...Object.keys(set), ...unset, ...Object.keys(replaced)])
  return [...paths]
    .filter(isTold)
    .sort((left, right) => Number(textPaths.has(right)) - Number(textPaths.has(left)))
}
