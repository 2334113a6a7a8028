import { useState } from 'react'
import { kindMessages } from '../../i18n/kind-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { refusalMessages } from '../../i18n/refusal-messages.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { sendingMessages } from './messages.ts'
import { refusedPart, wordsOf } from './refused-words.ts'
import styles from './sending-page.module.css'
import { unsentKindOf } from './use-unsent-kinds.ts'

export interface RefusedCardProps {
  readonly item: RefusedItem
  /** The device still works with the space: only then it can be entered here once more. */
  readonly mayEnter: boolean
  readonly onEnter: (text?: string) => Promise<void>
  readonly onDismiss: () => void
}

export function RefusedCard({ item, mayEnter, onEnter, onDismiss }: RefusedCardProps) {
  const t = useMessages(sendingMessages).refused
  const kinds = useMessages(kindMessages)
  const reasons = useMessages(refusalMessages)
  const [state, setState] = useState<'ready' | 'editing' | 'copied' | 'failed'>('ready')
  const words = wordsOf(item)
  const { text } = refusedPart(item).set
  // Another name does not help where the device may not write at all.
  const isAway = item.reason === 'foreign-person' && !mayEnter
  const { why, todo } = reasons[isAway ? 'foreign-space' : item.reason]
  const enter = (corrected?: string) => void onEnter(corrected).catch(() => setState('failed'))
  const copy = () =>
    void navigator.clipboard.writeText(words).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <Notice
      title={`${kinds[unsentKindOf(item.kind)]}. ${why}`}
      safe={words === '' ? t.noWords : state === 'editing' ? undefined : <Words>{words}</Words>}
      todo={state === 'failed' ? t.againFailed : todo}
      actions={
        state === 'editing' && typeof text === 'string' ? (
          <Correcting text={text} onEnter={enter} onCancel={() => setState('ready')} />
        ) : (
          <>
            {mayEnter && (
              <Button onClick={() => (typeof text === 'string' ? setState('editing') : enter())}>
                {t.again}
              </Button>
            )}
            {words !== '' && (
              <Button onClick={copy}>{state === 'copied' ? t.copied : t.copy}</Button>
            )}
            <Button kind="danger" onClick={onDismiss}>
              {t.dismiss}
            </Button>
          </>
        )
      }
    />
  )
}

/** The words once more, to be corrected before they are recorded anew. */
function Correcting({
  text,
  onEnter,
  onCancel,
}: {
  readonly text: string
  readonly onEnter: (text: string) => void
  readonly onCancel: () => void
}) {
  const t = useMessages(sendingMessages).refused
  const [words, setWords] = useState(text)
  const record = () => {
    if (words.trim() !== '') onEnter(words)
  }
  return (
    <div className={styles['correcting']}>
      <TextArea
        label={t.field}
        voice="people"
        rows={3}
        maxLength={4000}
        value={words}
        onChange={setWords}
        onEnter={record}
      />
      <div className={styles['buttons']}>
        <Button kind="primary" onClick={record}>
          {t.record}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </div>
  )
}
