import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { CarriedFile } from '../../storage/database.ts'
import type { TransferJournal, WrittenEntry } from '../../transfer/transfer-desk.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { canShareFiles, saveFile, shareFile } from './file-giving.ts'
import { transferMessages } from './transfer-messages.ts'
import { useLetterContent, useLetterPlace } from './transfer-notice.tsx'
import styles from './transfer-section.module.css'
import type { Transfers } from './use-transfers.ts'

interface ListsProps {
  readonly transfers: Transfers
  readonly journal: TransferJournal
}

const mostShown = 6

/** The files of this device and what became of them. */
export function TransferJournalLists({ transfers, journal }: ListsProps) {
  const t = useMessages(transferMessages)
  const { written, carried } = journal
  return (
    <>
      {written.length > 0 && (
        <div className={styles['group']}>
          <h3>{t.journalWritten}</h3>
          <List label={t.journalWritten}>
            {written.slice(0, mostShown).map((file) => (
              <WrittenRow key={file.file} file={file} />
            ))}
          </List>
          <Earlier count={written.length - mostShown} />
        </div>
      )}
      {carried.length > 0 && (
        <div className={styles['group']}>
          <h3>{t.journalCarried}</h3>
          <List label={t.journalCarried}>
            {carried.slice(0, mostShown).map((file) => (
              <CarriedRow key={file.hash} file={file} transfers={transfers} />
            ))}
          </List>
          <Earlier count={carried.length - mostShown} />
          <p className={styles['hint']}>{t.answerHint}</p>
        </div>
      )}
    </>
  )
}

function Earlier({ count }: { readonly count: number }) {
  const t = useMessages(transferMessages)
  return count > 0 && <p className={styles['hint']}>{t.earlier(count)}</p>
}

function WrittenRow({ file }: { readonly file: WrittenEntry }) {
  const t = useMessages(transferMessages)
  const format = useFormat()
  const now = useNow()
  const { madeAt, numbers, carried, handedAt, isReceived } = file
  const parts = [
    ...(numbers.length > 0 ? [t.changes(numbers.length)] : []),
    ...(carried > 0 ? [t.files(carried)] : []),
  ]
  const badge = isReceived ? (
    <StatusBadge meaning="received">{t.states.received}</StatusBadge>
  ) : handedAt === undefined ? (
    <StatusBadge meaning="waiting">{t.states.written}</StatusBadge>
  ) : (
    <StatusBadge meaning="active">{t.states.handed}</StatusBadge>
  )
  return (
    <Row title={t.writtenAt(format.when(madeAt, now))} detail={parts.join(', ')} meta={badge} />
  )
}

function CarriedRow({
  file,
  transfers,
}: {
  readonly file: CarriedFile
  readonly transfers: Transfers
}) {
  const t = useMessages(transferMessages)
  const format = useFormat()
  const now = useNow()
  const place = useLetterPlace()
  const content = useLetterContent()
  const { letter, state, fault, cameAt, answers = [] } = file
  const title = letter === undefined ? t.sealed : place(letter)
  const what = letter === undefined ? '' : content(letter)
  const why = fault === undefined ? '' : t.faults[fault].title
  const detail = [what, t.cameAt(format.when(cameAt, now)), why].filter((text) => text !== '')
  const badge = {
    waiting: <StatusBadge meaning="waiting">{t.states.waiting}</StatusBadge>,
    received: <StatusBadge meaning="received">{t.states.received}</StatusBadge>,
    refused: <StatusBadge meaning="needs">{t.states.refused}</StatusBadge>,
  }[state]
  const nameOf = (madeAt: number) =>
    t.answerName(format.shortDay(madeAt), letter?.name ?? format.time(cameAt))
  const save = (bytes: Uint8Array<ArrayBuffer>, madeAt: number, index = 0) =>
    saveFile(bytes, index === 0 ? nameOf(madeAt) : `${nameOf(madeAt)} – ${index + 1}`)
  const share = (text: string, madeAt: number) => shareFile(text, nameOf(madeAt))
  return (
    <Row
      title={title}
      detail={detail.join(' · ')}
      meta={badge}
      actions={
        letter === undefined
          ? answers.map(({ device, bytes }, index) => (
              <Button
                key={device}
                icon="file"
                onClick={() => transfers.give(bytes, (one, at) => save(one, at, index))}
              >
                {t.centresAnswer(answers.length > 1 ? index + 1 : undefined)}
              </Button>
            ))
          : state !== 'refused' && (
              <>
                <Button
                  icon="file"
                  disabled={transfers.isWorking}
                  onClick={() => transfers.write({ way: 'save', save }, letter.device)}
                >
                  {t.giveAnswer}
                </Button>
                {canShareFiles() && (
                  <Button
                    icon="send"
                    disabled={transfers.isWorking}
                    onClick={() => transfers.write({ way: 'share', share }, letter.device)}
                  >
                    {t.shareAnswer}
                  </Button>
                )}
              </>
            )
      }
    />
  )
}
