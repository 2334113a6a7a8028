import {
  type FrozenBlock,
  type FrozenReport,
  frozenReportIn,
  type ReportScan,
} from '@living-libraries/model/frozen-report'
import type { RecordOf } from '@living-libraries/model/kinds'
import type { ReportStanding } from '@living-libraries/model/report-state'
import { formatIn } from '../i18n/format.ts'
import { asOfLine } from './as-of.ts'
import { type Block, type OfficialDocument, spansOf } from './official-document.ts'
import { reportDocumentOf } from './report-document.ts'
import type { Territory } from './territory.ts'

/** The report as it is now, to be agreed to: from here on it changes no more. */
export function frozenReportOf(territory: Territory): FrozenReport {
  const { blocks, over = '', title } = reportDocumentOf(territory)
  return {
    asOf: territory.asOf,
    over,
    title,
    subtitle: `Губернатору. ${territory.pack.region.name}`,
    blocks: blocks.flatMap((block) =>
      block.type === 'picture' || block.type === 'contents' ? [] : [plain(block)],
    ),
    figures: figureNumbersOf(territory),
  }
}

/**
 * A frozen report as a document again, with the pages that the head signed at its end; `standing`: «Отчёт № 2 от
 * 7 ноября 2024 г.».
 */
export function frozenDocumentOf(
  frozen: FrozenReport,
  standing: string,
  timeZone: string | undefined,
  scans: readonly ReportScan[] = [],
): OfficialDocument {
  const { over, title, subtitle, blocks, asOf } = frozen
  return {
    over,
    title,
    subtitle: `${subtitle}. ${standing}`,
    asOf: asOfLine(asOf, timeZone),
    hasContents: true,
    blocks: [...(blocks as readonly Block[]), ...scans.flatMap(signedPage)],
  }
}

/**
 * The report that the head agreed to last, numbered and dated once it was sent, with its signed pages; undefined while
 * nothing is agreed.
 */
export function agreedReportOf(
  { agreement, sent }: ReportStanding,
  scans: readonly RecordOf<'scan'>[],
  timeZone: string | undefined,
): OfficialDocument | undefined {
  const frozen = frozenReportIn(agreement?.fields['frozen'])
  if (agreement === undefined || frozen === undefined) return undefined
  const version = sent.find((one) => one.agreement.id === agreement.id)
  const day = formatIn('ru', timeZone).day(version?.act.changed.at ?? frozen.asOf)
  const standing =
    version === undefined
      ? 'Согласован, ещё не отправлен'
      : `Отчёт №\u00a0${version.number} от\u00a0${day}`
  return frozenDocumentOf(frozen, standing, timeZone, pagesOf(agreement.id, scans))
}

/** The signed pages of an agreement, in the order in which they were photographed. */
function pagesOf(agreement: string, scans: readonly RecordOf<'scan'>[]): ReportScan[] {
  return scans
    .filter(({ deleted, fields }) => !deleted && fields.agreement === agreement)
    .sort((one, other) => one.made.at - other.made.at)
    .map(({ id, fields: { width = 1, height = 1 } }) => ({ photo: id, width, height }))
}

function signedPage(
  { photo, width, height }: ReportScan,
  at: number,
  all: readonly unknown[],
): Block[] {
  const caption = all.length === 1 ? 'Подписанный лист' : `Подписанный лист ${at + 1}`
  return [{ type: 'page-break' }, { type: 'photo', photo, width, height, caption, isPage: true }]
}

/** The numbers of the report by name, for comparing two states of it. */
function figureNumbersOf(territory: Territory): { [name: string]: number } {
  const { figures, elements, initiatives, groups, delegates } = territory
  const { rule } = figures
  return {
    people: figures.people,
    received: rule.received,
    counted: rule.counted,
    late: rule.late,
    returned: rule.returned,
    inDraft: rule.inDraft,
    deleted: rule.deleted,
    setAside: rule.setAside,
    elements: elements.length,
    initiatives: initiatives.length,
    groups: groups.length,
    delegates: delegates.length,
  }
}

export interface ReportDifferences {
  readonly figures: readonly {
    readonly name: string
    readonly before: number
    readonly now: number
  }[]
  /** Lines that stood in the frozen report and do not any more, a quote that was erased among them. */
  readonly gone: readonly string[]
  readonly added: readonly string[]
}

/** What the report would say otherwise if it were written now; undefined where nothing differs. */
export function differencesSince(
  frozen: FrozenReport,
  territory: Territory,
): ReportDifferences | undefined {
  const numbers = figureNumbersOf(territory)
  const figures = Object.entries(numbers).flatMap(([name, now]) => {
    const before = frozen.figures[name] ?? 0
    return before === now ? [] : [{ name, before, now }]
  })
  const before = new Set(frozen.blocks.flatMap((block) => wordsOf(block as Block)))
  const now = new Set(reportDocumentOf(territory).blocks.flatMap(wordsOf))
  const gone = [...before].filter((line) => !now.has(line))
  const added = [...now].filter((line) => !before.has(line))
  if (figures.length + gone.length + added.length === 0) return undefined
  return { figures, gone, added }
}

/** What a block says in words; tables are compared by their figures. */
function wordsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'quote':
      return [block.text]
    case 'paragraph':
      return block.look === 'note'
        ? []
        : [
            spansOf(block.text)
              .map(({ text }) => text)
              .join(''),
          ]
    case 'list':
      return block.items.map((item) =>
        spansOf(item)
          .map(({ text }) => text)
          .join(''),
      )
    case 'signature':
      return [[block.post, block.name].filter(Boolean).join(', ')]
    case 'photo':
      return [`Фото: ${block.caption}`]
    case 'table':
    case 'picture':
    case 'page-break':
    case 'contents':
      return []
  }
}

/** As JSON holds it: without what is undefined, in arrays that can be written. */
function plain(block: Exclude<Block, { type: 'picture' | 'contents' }>): FrozenBlock {
  return JSON.parse(JSON.stringify(block)) as FrozenBlock
}
