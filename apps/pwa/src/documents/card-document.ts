import { asOfLine } from './as-of.ts'
import { withFigures, figureWordsOf } from './figure-words.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import { quoteBlocks, standingBehind } from './report-words.ts'
import { photoBlocks } from './with-pictures.ts'
import { sentence } from './typography.ts'
import { inOrder, sourcesOf, type Territory } from './territory.ts'

/** The card of a territory on one sheet: what is most valuable first, then its own answers. */
export function cardDocumentOf(territory: Territory): OfficialDocument {
  const { name, pack, card, asOf } = territory
  const words = figureWordsOf(territory)
  return {
    over: pack.title,
    title: name,
    ...(card.motto === undefined ? {} : { subtitle: card.motto }),
    asOf: asOfLine(asOf, pack.timezone),
    isOneSheet: true,
    blocks: [
      ...valuable(territory),
      ...photoBlocks(territory, territory.card),
      ...ownAnswers(territory),
      {
        type: 'paragraph',
        look: 'note',
        text: withFigures(
          'Карточка выросла из слов тех, кто пришёл: {людей}, {ответов}, {сессий}.',
          words,
        ),
        sources: territory.figures.sessions.map(({ id }) => id),
      },
    ],
  }
}

function valuable(territory: Territory): Block[] {
  const chosen = inOrder(territory.card.valuable).flatMap(
    (id) => territory.elements.find((one) => one.id === id) ?? [],
  )
  if (chosen.length === 0) return []
  return [
    { type: 'heading', level: 1, text: 'Самое ценное' },
    ...chosen.flatMap(({ id, fields }, at): Block[] => {
      const gives = [fields.now, fields.future]
        .flatMap((text) => (text ? [sentence(text)] : []))
        .join(' ')
      return [
        {
          type: 'paragraph',
          text: [
            { text: `${at + 1}. ${fields.title ?? ''}. `, isBold: true },
            { text: gives },
            { text: ` ${standingBehind(territory, id)}` },
          ],
          sources: [id],
        },
        ...quoteBlocks(territory, id),
      ]
    }),
  ]
}

function ownAnswers(territory: Territory): Block[] {
  const { pack, card } = territory
  const answered = pack.questions.filter(({ id }) => card.answers?.[id] !== undefined)
  if (answered.length === 0) return []
  return [
    { type: 'heading', level: 1, text: 'Что мы говорим о себе' },
    ...answered.flatMap(({ id, text }): Block[] => [
      {
        type: 'paragraph',
        text: [{ text: `${text} `, isBold: true }, { text: card.answers?.[id] ?? '' }],
        sources: sourcesOf(territory, id),
      },
      ...quoteBlocks(territory, id),
    ]),
  ]
}
