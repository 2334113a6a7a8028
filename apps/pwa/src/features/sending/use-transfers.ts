import {
  TransferFault,
  type TransferFaultName,
} from '@living-libraries/model/transfer/transfer-fault'
import { useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { OpenedFile } from '../../transfer/file-opening.ts'
import type { SealedFile } from '../../transfer/file-writing.ts'
import type { TransferJournal } from '../../transfer/transfer-desk.ts'
import type { Shared } from './file-giving.ts'

/** What a person is told after they did something with a file. */
export type TransferNews =
  | { readonly kind: 'opened'; readonly opened: OpenedFile }
  | { readonly kind: 'fault'; readonly fault: TransferFaultName | 'unreadable' }
  /** So many did not fit into the file. */
  | { readonly kind: 'saved' | 'shared'; readonly photosLeft: number; readonly filesLeft: number }
  | { readonly kind: 'answerSaved' | 'answerShared' | 'nothing' | 'failed' }
  | { readonly kind: 'several'; readonly files: readonly NewsOfFile[] }
  /** The file is made, and the share sheet wants one more press. */
  | { readonly kind: 'ready'; readonly share: () => void }

interface NewsOfFile {
  readonly name: string
  readonly news: TransferNews
}

export interface Transfers {
  readonly journal: TransferJournal | undefined
  readonly news: TransferNews | undefined
  readonly isWorking: boolean
  /** One after the other, each taken whole or not at all. */
  readonly open: (files: readonly File[]) => void
  /** Writes a file and gives it away; `device`: an answer for that one, else everything unsent for the centre. */
  readonly write: (give: Giving, device?: string) => void
  /** Gives away what another device, or the centre, wrote. */
  readonly give: (bytes: Uint8Array<ArrayBuffer>, save: Save) => void
}

type Save = (bytes: Uint8Array<ArrayBuffer>, madeAt: number) => void

/** The way that the file takes. */
type Giving =
  | { readonly way: 'save'; readonly save: Save }
  | { readonly way: 'share'; readonly share: (text: string, madeAt: number) => Promise<Shared> }

export function useTransfers(): Transfers {
  const device = useDevice()
  const [news, setNews] = useState<TransferNews>()
  const [isWorking, setWorking] = useState(false)
  const journal = useJournal()

  function run(work: () => Promise<TransferNews | undefined>): void {
    setWorking(true)
    void work()
      .catch(newsOfError)
      .then(setNews)
      .finally(() => setWorking(false))
  }

  async function opened(file: Blob): Promise<TransferNews> {
    const bytes = await file.arrayBuffer().catch(() => undefined)
    if (bytes === undefined) return { kind: 'fault', fault: 'unreadable' }
    const desk = await device.transfers()
    return { kind: 'opened', opened: await desk.open(new Uint8Array(bytes)) }
  }

  async function allOpened(files: readonly File[]): Promise<TransferNews | undefined> {
    const told: NewsOfFile[] = []
    for (const file of files) {
      told.push({ name: file.name, news: await opened(file).catch(newsOfError) })
    }
    return told.length > 1 ? { kind: 'several', files: told } : told[0]?.news
  }

  async function written(
    giving: Giving,
    to: string | undefined,
  ): Promise<TransferNews | undefined> {
    const desk = await device.transfers()
    const file: SealedFile | undefined =
      to === undefined ? await desk.writeForCentre() : await desk.writeFor(to)
    if (file === undefined) return { kind: 'nothing' }
    const { bytes, madeAt, photosLeft, filesLeft } = file
    if (giving.way === 'save') {
      giving.save(bytes, madeAt)
      return to === undefined ? { kind: 'saved', photosLeft, filesLeft } : { kind: 'answerSaved' }
    }
    const text = desk.asText(file)
    return shared(
      () => giving.share(text, madeAt),
      to === undefined ? { kind: 'shared', photosLeft, filesLeft } : { kind: 'answerShared' },
    )
  }

  async function shared(
    share: () => Promise<Shared>,
    news: TransferNews,
  ): Promise<TransferNews | undefined> {
    const end = await share()
    if (end === 'kept') return undefined
    return end === 'shared' ? news : { kind: 'ready', share: () => run(() => shared(share, news)) }
  }

  return {
    journal,
    news,
    isWorking,
    open: (files) => run(() => allOpened(files)),
    write: (giving, to) => run(() => written(giving, to)),
    give: (bytes, save) => {
      save(bytes, Date.now())
      setNews({ kind: 'answerSaved' })
    },
  }
}

/** A disk without room, a key that the browser took away: the words are safe, the person is told. */
function newsOfError(error: unknown): TransferNews {
  if (error instanceof TransferFault) return { kind: 'fault', fault: error.fault }
  return { kind: 'failed' }
}

function useJournal(): TransferJournal | undefined {
  const device = useDevice()
  const [journal, setJournal] = useState<TransferJournal>()
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const found = await (await device.transfers()).journal()
      if (!isOver) setJournal(found)
    }
    const tryToRead = () => void read().catch(() => undefined)
    tryToRead()
    const stop = device.watchNews(tryToRead)
    return () => {
      isOver = true
      stop()
    }
  }, [device])
  return journal
}
