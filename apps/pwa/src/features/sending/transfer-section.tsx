import { type DragEvent, useRef, useState } from 'react'
import type { Identity } from '../../binding/use-me.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { canShareFiles, saveFile, shareFile } from './file-giving.ts'
import { TransferJournalLists } from './transfer-journal-lists.tsx'
import { transferMessages } from './transfer-messages.ts'
import { TransferNotice } from './transfer-notice.tsx'
import styles from './transfer-section.module.css'
import { type Transfers, useTransfers } from './use-transfers.ts'

export interface TransferSectionProps {
  readonly identity: Identity
  /** Records and photos that the centre does not have. */
  readonly unsent: number
}

/** The way without a line: a file out, a file in, and what became of each. */
export function TransferSection({ identity, unsent }: TransferSectionProps) {
  const t = useMessages(transferMessages)
  const transfers = useTransfers()
  const { isOver, ...dropping } = useDropping(transfers)
  const name = useFileName(identity.me.device.name)
  const { isWorking, journal } = transfers
  const hasAny = unsent > 0 || journal?.carried.some(({ state }) => state === 'waiting') === true
  return (
    <section className={classNames(styles['part'], isOver && styles['over'])} {...dropping}>
      <h2>{t.title}</h2>
      <p className={styles['hint']}>{t.lead}</p>
      <div className={styles['buttons']}>
        <Button
          icon="file"
          disabled={isWorking || !hasAny}
          onClick={() =>
            transfers.write({
              way: 'save',
              save: (bytes, madeAt) => saveFile(bytes, name(madeAt)),
            })
          }
        >
          {t.write}
        </Button>
        {hasAny && canShareFiles() && (
          <Button
            icon="send"
            disabled={isWorking}
            onClick={() =>
              transfers.write({
                way: 'share',
                share: (text, madeAt) => shareFile(text, name(madeAt)),
              })
            }
          >
            {t.share}
          </Button>
        )}
        <OpenButton transfers={transfers} />
        <span className={classNames(styles['hint'], styles['drop'])}>
          {isOver ? t.dropNow : t.drop}
        </span>
      </div>
      {!hasAny && <p className={styles['hint']}>{t.nothing}</p>}
      {isWorking && <output>{t.working}</output>}
      {!isWorking && transfers.news !== undefined && <TransferNotice news={transfers.news} />}
      {journal !== undefined && <TransferJournalLists transfers={transfers} journal={journal} />}
    </section>
  )
}

function OpenButton({ transfers }: { readonly transfers: Transfers }) {
  const t = useMessages(transferMessages)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={transfers.isWorking} onClick={() => input.current?.click()}>
        {t.open}
      </Button>
      {/* Of any type: telephones grey out what they do not know. */}
      <input
        ref={input}
        hidden
        multiple
        type="file"
        aria-label={t.open}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          if (files.length > 0) transfers.open(files)
          // The same file chosen again is a choice too.
          currentTarget.value = ''
        }}
      />
    </>
  )
}

function useDropping(transfers: Transfers) {
  const [isOver, setOver] = useState(false)
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
      if (!isInside) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const files = [...event.dataTransfer.files]
      if (files.length > 0) transfers.open(files)
    },
  }
}

function useFileName(device: string): (madeAt: number) => string {
  const t = useMessages(transferMessages)
  const format = useFormat()
  return (madeAt) =>
    t.fileName(`${format.shortDay(madeAt)} ${format.time(madeAt).replace(':', '.')}`, device)
}
