import { mayBeNamed } from '@living-libraries/model/consent'
import type { RecordOf } from '@living-libraries/model/kinds'
import { ruCount } from '../i18n/plural.ts'
import { asOfLine } from './as-of.ts'
import { figureWordsOf, withFigures } from './figure-words.ts'
import { type Block, type OfficialDocument, spansOf } from './official-document.ts'
import { quoteBlockOf } from './quoted.ts'
import { inOrder, quotesAbout, type Territory } from './territory.ts'
import { sentence } from './typography.ts'

/** Where the pack does not tell how long a delegate may speak. */
const usualMinutes = 5
/** Russian read aloud to a hall, without haste. */
const wordsPerMinute = 110
/** What one sheet holds in the usual type. */
const mostLargeWords = 240

/**
 * One page to speak from, as long as the pack gives minutes: who we are, what is most valuable, what we want to do. What
 * the hall must hear comes first; quotes and further words are taken in while there is time for them.
 */
export function speechDocumentOf(
  territory: Territory,
  { fields }: RecordOf<'delegate'>,
): OfficialDocument {
  const { pack, name, asOf } = territory
  const isNamed = mayBeNamed({ consent: fields.consent, minor: fields.minor })
  const minutes = pack.speechMinutes ?? usualMinutes
  const blocks = withinTime(partsOf(territory, fields.initiative), minutes * wordsPerMinute)
  const spoken = Math.max(1, Math.ceil(wordsIn(blocks) / wordsPerMinute))
  return {
    over: name,
    title: fields.topic ?? 'Выступление делегата',
    ...(isNamed && fields.name ? { subtitle: fields.name } : {}),
    asOf: asOfLine(asOf, pack.timezone),
    // Read from a lectern: as large as one sheet allows.
    isOneSheet: wordsIn(blocks) > mostLargeWords,
    blocks: [
      ...blocks,
      {
        type: 'paragraph',
        look: 'note',
        text: `Рассчитано на ${ruCount(minutes, 'минуту', 'минуты', 'минут')}. Вслух это около ${ruCount(spoken, 'минуты', 'минут', 'минут')}.`,
      },
    ],
  }
}

/** A part of the speech; the smaller its rank, the surer it is said. */
interface Part {
  readonly rank: number
  readonly blocks: readonly Block[]
}

function partsOf(territory: Territory, wanted: string | undefined): Part[] {
  const { pack, card } = territory
  const initiative = territory.initiatives.find(({ id }) => id === wanted)
  const valuable = inOrder(card.valuable).flatMap(
    (id) => territory.elements.find((one) => one.id === id) ?? [],
  )
  const said = (rank: number, ...texts: readonly (string | undefined)[]): Part[] =>
    texts.flatMap((text) =>
      text === undefined ? [] : [{ rank, blocks: [{ type: 'paragraph', text: sentence(text) }] }],
    )
  const quoted = (rank: number, about: string): Part[] =>
    quotesAbout(territory, about).flatMap((id) => {
      const quote = territory.quotedOf(id)
      return quote === undefined ? [] : [{ rank, blocks: [quoteBlockOf(quote)] }]
    })
  const heading = (text: string): Part => ({
    rank: 0,
    blocks: [{ type: 'heading', level: 1, text }],
  })
  const [first, ...others] = pack.questions
  const people = withFigures(
    'На сессиях были {людей}, записано {ответов}.',
    figureWordsOf(territory),
  )
  return [
    heading('Кто мы'),
    ...(first === undefined ? [] : said(0, card.answers?.[first.id])),
    ...said(0, people),
    ...(first === undefined ? [] : quoted(2, first.id)),
    ...others.flatMap(({ id }) => [...said(4, card.answers?.[id]), ...quoted(5, id)]),
    ...(valuable.length === 0 ? [] : [heading('Самое ценное')]),
    ...valuable.flatMap(({ id, fields: { title = '', now, future } }, at) => [
      ...said(0, `${at + 1}. ${title}${now === undefined ? '' : `: ${now}`}`),
      ...said(3, future),
      ...quoted(3, id),
    ]),
    ...(initiative === undefined
      ? []
      : [
          heading(`Что мы хотим сделать: ${initiative.fields.title ?? ''}`),
          ...said(0, initiative.fields.problem, initiative.fields.result),
          ...said(2, initiative.fields.localEffect, initiative.fields.regionEffect),
          ...said(1, initiative.fields.support && `Просим: ${initiative.fields.support}`),
        ]),
  ]
}

/** The parts in their order, those of the later ranks only while they do not make the speech too long. */
function withinTime(parts: readonly Part[], mostWords: number): Block[] {
  const taken = new Set<Part>()
  let words = 0
  for (const part of [...parts].sort((one, other) => one.rank - other.rank)) {
    const own = wordsIn(part.blocks)
    if (part.rank > 0 && words + own > mostWords) continue
    taken.add(part)
    words += own
  }
  return parts.filter((part) => taken.has(part)).flatMap(({ blocks }) => blocks)
}

function wordsIn(blocks: readonly Block[]): number {
  const texts = blocks.flatMap((block) => {
    if (block.type === 'heading' || block.type === 'quote') return [block.text]
    return block.type === 'paragraph' ? spansOf(block.text).map(({ text }) => text) : []
  })
  return texts
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length
}
