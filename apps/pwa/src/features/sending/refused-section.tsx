import { kindOf } from '@living-libraries/model/kinds'
import { isSpace, venueOfSpace } from '@living-libraries/model/space'
import { useRef, useState } from 'react'
import { recordName } from '../../binding/record-name.ts'
import { recordWordsOf } from '../../binding/record-words.ts'
import { useForum } from '../../binding/use-forum.ts'
import type { Identity } from '../../binding/use-me.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { kindMessages } from '../../i18n/kind-messages.ts'
import { useLanguage } from '../../i18n/language-store.ts'
import { useMessages } from '../../i18n/messages.ts'
import { refusalMessages } from '../../i18n/refusal-messages.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { UndoBar } from '../../ui/undo-bar.tsx'
import { sendingMessages } from './messages.ts'
import { RefusedCard } from './refused-card.tsx'
import { isIncomplete } from './refused-fields.ts'
import { factsOf, refusedFile, wordsOf } from './refused-words.ts'
import styles from './sending-page.module.css'
import { unsentKindOf } from './use-unsent-kinds.ts'
import type { RefusedChanges } from './use-refused.ts'

export interface RefusedSectionProps {
  readonly refused: RefusedChanges
  readonly identity: Identity
}

/** What the centre did not take: the words, the reason, and what can be done. */
export function RefusedSection({ refused, identity }: RefusedSectionProps) {
  const t = useMessages(sendingMessages).refused
  const [removed, setRemoved] = useState<RefusedItem>()
  const save = useRefusedFile(refused.items, identity.me.device.name)
  const { items } = refused
  const mayEnter = ({ space }: RefusedItem) => identity.me.spaces.some((one) => one === space)
  // An act speaks of what somebody had seen; whoever still means it does it anew.
  const enterable = items.filter((item) => mayEnter(item) && kindOf(item.kind)?.appendOnly !== true)
  const [entering, setEntering] = useState<'under way' | { readonly left: number }>()
  const place = useRef<HTMLDivElement>(null)
  const dismiss = (item: RefusedItem) => {
    setRemoved(item)
    place.current?.focus()
    void refused.dismiss(item)
  }
  const enterAll = () => {
    setEntering('under way')
    // What lacks something would only be refused again.
    const complete = enterable.filter((item) => !isIncomplete(item))
    const left = refused.enterAgain(complete).then(
      (some) => some.length,
      () => complete.length,
    )
    void left.then((some) => {
      const count = some + enterable.length - complete.length
      setEntering(count === 0 ? undefined : { left: count })
      // With the last card the pressed button goes too.
      if (count === 0) place.current?.focus()
    })
  }
  return (
    <div ref={place} tabIndex={-1} className={styles['place']}>
      {items.length > 0 && (
        <section className={styles['part']}>
          <h2>{t.title}</h2>
          <p className={styles['lead']}>{t.lead}</p>
          <div className={styles['buttons']}>
            {enterable.length > 1 && (
              <Button kind="primary" disabled={entering === 'under way'} onClick={enterAll}>
                {entering === 'under way' ? t.entering : t.enterAll}
              </Button>
            )}
            <Button onClick={save}>{t.save}</Button>
          </div>
          {typeof entering === 'object' && <p role="alert">{t.left(entering.left)}</p>}
          {items.map((item) => (
            <RefusedCard
              key={item.key}
              item={item}
              mayEnter={mayEnter(item)}
              onEnter={async (correction) => {
                const [left] = await refused.enterAgain([item], correction)
                if (left === undefined) place.current?.focus()
                return left?.why
              }}
              onDismiss={() => dismiss(item)}
            />
          ))}
        </section>
      )}
      {removed !== undefined && (
        <UndoBar
          text={t.dismissed}
          onUndo={() => {
            void refused.putBack(removed)
            setRemoved(undefined)
          }}
          onExpire={() => setRemoved(undefined)}
        />
      )}
    </div>
  )
}

/** Puts all of them into a text file: for a flash drive, a letter, a colleague who may enter them. */
function useRefusedFile(items: readonly RefusedItem[], device: string): () => void {
  const t = useMessages(sendingMessages).refused
  const kinds = useMessages(kindMessages)
  const reasons = useMessages(refusalMessages)
  const format = useFormat()
  const language = useLanguage()
  const forum = useForum()
  const now = useNow()
  const names = items.flatMap(({ change, view }): [string, string][] => {
    const name = view && recordName(view)
    return name === undefined ? [] : [[change.record, name]]
  })
  const wordsFor = ({ kind }: RefusedItem) =>
    recordWordsOf({
      kind,
      language,
      format,
      pack: forum?.pack,
      tables: undefined,
      territoryName: (id) => forum?.municipalities.get(id)?.fields.name,
      records: new Map(names),
      wordsFor: undefined,
    })
  return () => {
    const lines = items.map((item) => {
      const { change, kind, reason, space } = item
      const venue = isSpace(space) ? venueOfSpace(space) : undefined
      return {
        kind: kinds[unsentKindOf(kind)],
        where: venue === undefined ? '' : (forum?.venues.get(venue)?.fields.name ?? venue),
        when: format.when(change.madeAt, now),
        why: `${reasons[reason].why} ${reasons[reason].todo}`,
        facts: factsOf(item, wordsFor(item)),
        words: wordsOf(item),
      }
    })
    saveFile(`${t.file.name}.txt`, refusedFile(lines, device, t.file), 'text/plain')
  }
}
