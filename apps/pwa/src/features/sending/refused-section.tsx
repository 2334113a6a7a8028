import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { refusalMessages } from '../../i18n/refusal-messages.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { sendingMessages } from './messages.ts'
import styles from './sending-page.module.css'
import { unsentKindOf } from './use-unsent-kinds.ts'
import { type RefusedChanges, wordsOf } from './use-refused.ts'

/** What the centre did not take: the words, the reason, and what can be done. */
export function RefusedSection({ refused }: { readonly refused: RefusedChanges }) {
  const t = useMessages(sendingMessages)
  if (refused.items.length === 0) return null
  return (
    <section className={styles['part']}>
      <h2>{t.refused}</h2>
      <p className={styles['lead']}>{t.refusedLead}</p>
      {refused.items.map((item) => (
        <RefusedCard key={item.key} item={item} refused={refused} />
      ))}
    </section>
  )
}

function RefusedCard({
  item,
  refused,
}: {
  readonly item: RefusedItem
  readonly refused: RefusedChanges
}) {
  const t = useMessages(sendingMessages)
  const reasons = useMessages(refusalMessages)
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const words = wordsOf(item)
  const { why, todo } = reasons[item.reason]
  const copy = () =>
    void navigator.clipboard.writeText(words).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <Notice
      title={`${t.kinds[unsentKindOf(item.kind)](1)}: ${why}`}
      safe={words === '' ? t.noWords : <Words>{words}</Words>}
      todo={state === 'failed' ? t.againFailed : `${todo} ${t.dismissHint}`}
      actions={
        <>
          <Button onClick={() => void refused.enterAgain(item).catch(() => setState('failed'))}>
            {t.again}
          </Button>
          {words !== '' && <Button onClick={copy}>{state === 'copied' ? t.copied : t.copy}</Button>}
          <Button kind="danger" onClick={() => void refused.dismiss(item)}>
            {t.dismiss}
          </Button>
        </>
      }
    />
  )
}
