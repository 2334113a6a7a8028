import { asOfLine } from './as-of.ts'
import { countingBlocks, sessionBlocks } from './report-numbers.ts'
import { figureWordsOf, withFigures } from './figure-words.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import { delegateBlocks, groupBlocks, initiativeBlocks } from './report-people.ts'
import { type ReportSection, reportSections, sectionText } from './report-sections.ts'
import { answerBlocks, valuableBlocks } from './report-words.ts'
import { photoBlocks } from './with-pictures.ts'
import type { Territory } from './territory.ts'

/** The report as it would go now. */
export function reportDocumentOf(territory: Territory): OfficialDocument {
  const { report, pack, name, asOf } = territory
  const head = { headPost: report.headPost, headName: report.headName }
  return {
    over: name,
    title: 'Отчёт о стратегических сессиях и культурном коде территории',
    subtitle: `Губернатору. ${pack.region.name}. Черновик`,
    asOf: asOfLine(asOf, pack.timezone),
    hasContents: true,
    blocks: [...reportBlocksOf(territory), signatureOf(head)],
  }
}

/** Every section that is not left out, with its text and what is computed below it. */
function reportBlocksOf(territory: Territory): Block[] {
  return reportSections.flatMap(({ id }) => sectionBlocks(territory, id))
}

/** One section; empty where it is left out, or has nothing to say. */
export function sectionBlocks(territory: Territory, section: ReportSection): Block[] {
  const { texts, leftOut } = territory.report
  if (leftOut?.[section] === true) return []
  const { title = '' } = reportSections.find(({ id }) => id === section) ?? {}
  const words = figureWordsOf(territory)
  const own = sectionText(texts, section)
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line): Block => {
      return {
        type: 'paragraph',
        text: withFigures(line, words),
        sources: textSources(territory, section),
      }
    })
  const further = computedBlocks(territory, section)
  // A proposed sentence with nothing to say («0 групп») stays away; what people wrote stands.
  const isWritten = texts?.[section] !== undefined
  if (further.length === 0 && (own.length === 0 || !isWritten)) return []
  return [{ type: 'heading', level: 1, text: title }, ...own, ...further]
}

function computedBlocks(territory: Territory, section: ReportSection): Block[] {
  switch (section) {
    case 'sessions':
      return sessionBlocks(territory)
    case 'answers':
      return answerBlocks(territory)
    case 'valuable':
      return valuableBlocks(territory)
    case 'initiatives':
      return initiativeBlocks(territory)
    case 'groups':
      return groupBlocks(territory)
    case 'delegates':
      return delegateBlocks(territory)
    case 'photos':
      return photoBlocks(territory, territory.report)
    case 'requests':
      return []
    case 'counting':
      return countingBlocks(territory)
  }
}

/** The records behind the sentences of a section. */
function textSources(territory: Territory, section: ReportSection): readonly string[] {
  switch (section) {
    case 'sessions':
    case 'counting':
      return territory.figures.sessions.map(({ id }) => id)
    case 'answers':
      return [...territory.figures.counted]
    case 'valuable':
      return Object.keys(territory.card.valuable ?? {})
    case 'initiatives':
    case 'requests':
      return territory.initiatives.map(({ id }) => id)
    case 'groups':
      return territory.groups.map(({ id }) => id)
    case 'photos':
      return []
    case 'delegates':
      return territory.delegates.map(({ id }) => id)
  }
}

function signatureOf({
  headPost,
  headName,
}: {
  readonly headPost: string | undefined
  readonly headName: string | undefined
}): Block {
  return {
    type: 'signature',
    post: headPost ?? 'Глава муниципального образования',
    ...(headName === undefined ? {} : { name: headName }),
  }
}
