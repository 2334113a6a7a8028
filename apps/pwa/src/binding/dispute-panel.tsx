import { deletedPath, valueAt } from '@living-libraries/model/change'
import type { HistoryRevision } from '@living-libraries/model/history'
import { type Json, sameJson } from '@living-libraries/model/json'
import type { KindName } from '@living-libraries/model/kinds'
import type { LosingValue } from '@living-libraries/model/record'
import type { TypedRecord } from '../device/device.ts'
import { useMessages } from '../i18n/messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Words } from '../ui/quote.tsx'
import { useDevice } from './device-context.tsx'
import { isDisputed } from './dispute-badge.tsx'
import styles from './dispute-panel.module.css'
import { useMe } from './use-me.ts'
import { useRecordHistory } from './use-record-history.ts'
import type { WordsFor } from './record-words.ts'
import { useRecordWords } from './use-record-words.ts'

export interface DisputePanelProps {
  readonly record: Pick<
    TypedRecord<KindName>,
    'id' | 'kind' | 'session' | 'version' | 'disputed' | 'deleted' | 'forgotten'
  > & { readonly fields: object }
  readonly nameOf: (person: string) => string
  readonly wordsFor?: WordsFor
}

/**
 * What two people set without having seen each other: what stands, what lost, and what was there before them both.
 * One press settles it, without a connection too. Only where the text that lost does not tell what was there before, the
 * centre is asked.
 */
export function DisputePanel(props: DisputePanelProps) {
  // Nothing is asked for, and nothing watched, where nobody has to choose.
  return isDisputed(props.record) ? <Disputes {...props} /> : null
}

function Disputes({ record, nameOf, wordsFor }: DisputePanelProps) {
  const t = useMessages(recordMessages).dispute
  const device = useDevice()
  const { identity } = useMe()
  const paths = Object.keys(record.disputed)
  const isUntold = paths.some((path) => wasAt(path, record.disputed[path]) === undefined)
  const { revisions } = useRecordHistory(record, isUntold)
  const state = { fields: record.fields as { [field: string]: Json }, deleted: record.deleted }
  const standing = paths.map((path) => valueAt(state, path) ?? null)
  const shown = useRecordWords(record, [record.disputed, standing, revisions], wordsFor)
  const own = identity?.person.id

  function words(path: string, value: Json | undefined): string {
    if (path === deletedPath) return value === true ? t.delete : t.restore
    return shown.words(path, value)
  }

  function choose(path: string, value: Json | undefined): void {
    const edit =
      value === undefined || value === null ? { unset: [path] } : { set: { [path]: value } }
    void device.change(record.id, edit)
  }

  return (
    <Notice
      title={t.title}
      safe={t.safe}
      actions={paths.map((path) => {
        const present = valueAt(state, path)
        const losers = record.disputed[path] ?? []
        const before = wasAt(path, losers) ?? replacedIn(path, losers, revisions)
        return (
          <fieldset key={path} className={styles['versions']}>
            <legend className={styles['about']}>{shown.label(path)}</legend>
            <Version
              label={t.now}
              words={words(path, present)}
              press={t.keep}
              onPress={() => choose(path, present)}
            />
            {losers.map((loser) => (
              <Version
                key={`${loser.device} ${loser.n}`}
                label={loser.person === own ? t.own : t.other(nameOf(loser.person))}
                words={words(path, loser.value)}
                press={t.take}
                onPress={() => choose(path, loser.value)}
              />
            ))}
            {before !== undefined && before !== null && !sameJson(before, present ?? null) && (
              <Version
                label={t.before}
                words={words(path, before)}
                press={t.take}
                onPress={() => choose(path, before)}
              />
            )}
          </fieldset>
        )
      })}
    />
  )
}

function Version({
  label,
  words,
  press,
  onPress,
}: {
  readonly label: string
  readonly words: string
  readonly press: string
  readonly onPress: () => void
}) {
  return (
    <div className={styles['version']}>
      <div>
        <p className={styles['about']}>{label}</p>
        <p>
          <Words>{words}</Words>
        </p>
      </div>
      <Button aria-label={`${press}: ${words}`} onClick={onPress}>
        {press}
      </Button>
    </div>
  )
}

/** What was there before, as the first of those who lost tells; null: nothing; undefined: the centre is to be asked. */
function wasAt(path: string, losers: readonly LosingValue[] = []): Json | undefined {
  return path === deletedPath ? null : losers[0]?.was
}

/** What the first of those who lost had put something else in the place of, as the centre's history tells. */
function replacedIn(
  path: string,
  losers: readonly LosingValue[],
  revisions: readonly HistoryRevision[] | undefined,
): Json | undefined {
  const [first] = losers
  if (path === deletedPath || first === undefined) return undefined
  const lost = revisions?.find(({ device, n }) => device === first.device && n === first.n)
  return lost?.replaced[path] ?? undefined
}
