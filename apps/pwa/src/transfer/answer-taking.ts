import type { NewsPage, Receipt } from '@living-libraries/model/transfer/letter'
import type { RegionLetter } from '@living-libraries/model/transfer/letter-reading'
import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import { recordsFromTable } from '@living-libraries/model/wire/pull'
import { answersFromTable, type ChangeAnswer } from '@living-libraries/model/wire/push'
import { readSetting } from '../storage/settings.ts'
import type { TransferParts } from './transfer-parts.ts'

export interface AnswerCounts {
  /** Own files that a coordinator's device has taken. */
  readonly handed: number
  /** Own changes that the centre has received, and those that it would not take. */
  readonly received: number
  readonly refused: number
  /** Own pictures that the centre has received. */
  readonly pictures: number
  /** Records that came along; undefined where this device already knows newer ones. */
  readonly news: number | undefined
}

export const noAnswer: AnswerCounts = { handed: 0, received: 0, refused: 0, pictures: 0, news: 0 }

/**
 * Takes the centre's answer in: only its signed receipts clear a queue (S17). Everything in it is read before anything
 * is written. One that comes twice, or after the network was faster, changes nothing.
 */
export async function takeAnswer(
  parts: TransferParts,
  { head, receipts, news }: RegionLetter,
): Promise<AnswerCounts> {
  const epoch = await readSetting(parts.database, 'epoch')
  if (epoch !== undefined && epoch !== head.epoch) throw new TransferFault('other-epoch')
  const words = receipts
    .map((receipt) => ({ ...receipt, answers: answersOf(receipt) }))
    .sort((left, right) => left.at - right.at)
  const page = news && pageOf(news)
  let received = 0
  let refused = 0
  let whole = 0
  for (const { file, at, answers, pictures = [] } of words) {
    const entries = await parts.outbox.everything()
    const numbers = new Set(entries.map(({ change }) => change.n))
    const own = answers.filter(({ n }) => numbers.has(n))
    if (own.length > 0) await parts.outbox.take(entries, own, at)
    refused += own.filter(({ outcome }) => outcome === 'refused').length
    received += own.filter(({ outcome }) => outcome !== 'refused').length
    for (const word of pictures) {
      if ((await parts.photos.settle(word)) && word.outcome === 'whole') whole += 1
    }
    await parts.writtenFiles.note(file, { receivedAt: at })
  }
  const outcome = page && (await parts.inbox.take(page))
  return {
    handed: 0,
    received,
    refused,
    pictures: whole,
    news: outcome === 'taken' ? page?.records.length : undefined,
  }
}

function answersOf({ answers }: Receipt): ChangeAnswer[] {
  try {
    return answersFromTable(answers)
  } catch (error) {
    throw new TransferFault('damaged', error)
  }
}

function pageOf({ askedWith, acknowledged, response }: NewsPage) {
  try {
    return { ...response, askedWith, acknowledged, ...recordsFromTable(response.records) }
  } catch (error) {
    throw new TransferFault('damaged', error)
  }
}
