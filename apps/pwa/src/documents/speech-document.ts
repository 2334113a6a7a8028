import { mayBeNamed } from '@living-libraries/model/consent'
import type { RecordOf } from '@living-libraries/model/kinds'
import { asOfLine } from './as-of.ts'
import { figureWordsOf, withFigures } from './figure-words.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import { inOrder, quotesAbout, type Territory } from './territory.ts'
import { quoteBlockOf } from './quoted.ts'

/** One page to speak from: who we are, what is most valuable, what we want to do. */
export function speechDocumentOf(
  territory: Territory,
  { fields }: RecordOf<'delegate'>,
): OfficialDocument {
  const { pack, name, asOf, card } = territory
  const isNamed = mayBeNamed({ consent: fields.consent, minor: fields.minor })
  const initiative = territory.initiatives.find(({ id }) => id === fields.initiative)
  const valuable = inOrder(card.valuable).flatMap(
    (id) => territory.elements.find((one) => one.id === id) ?? [],
  )
  const [question] = pack.questions
  const own = question && card.answers?.[question.id]
  const quote = pack.questions
    .flatMap(({ id }) => quotesAbout(territory, id))
    .flatMap((id) => territory.quotedOf(id) ?? [])[0]
  return {
    over: name,
    title: fields.topic ?? 'Выступление делегата',
    ...(isNamed && fields.name ? { subtitle: fields.name } : {}),
    asOf: asOfLine(asOf, pack.timezone),
    isOneSheet: true,
    blocks: [
      { type: 'heading', level: 1, text: 'Кто мы' },
      ...(own === undefined ? [] : [{ type: 'paragraph', text: own } as const]),
      {
        type: 'paragraph',
        text: withFigures('На сессиях были {людей}, записано {ответов}.', figureWordsOf(territory)),
      },
      ...(quote === undefined ? [] : [quoteBlockOf(quote)]),
      ...(valuable.length === 0
        ? []
        : ([
            { type: 'heading', level: 1, text: 'Самое ценное' },
            {
              type: 'list',
              isOrdered: true,
              items: valuable.map(({ fields: { title = '', now = '' } }) =>
                now === '' ? title : `${title}: ${now}`,
              ),
            },
          ] satisfies Block[])),
      ...(initiative === undefined
        ? []
        : ([
            { type: 'heading', level: 1, text: `Что мы хотим сделать: ${initiative.fields.title}` },
            ...[initiative.fields.problem, initiative.fields.result, initiative.fields.support]
              .filter((text) => text !== undefined)
              .map((text) => ({ type: 'paragraph', text }) as const),
          ] satisfies Block[])),
    ],
  }
}
