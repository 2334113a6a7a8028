import type { RecordOf } from '@living-libraries/model/kinds'
import { votesOf } from '@living-libraries/model/votes'
import { asOfLine } from './as-of.ts'
import { ruCount } from '../i18n/plural.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import type { Territory } from './territory.ts'

/** The passport of an initiative in the customary form. What is not filled in says so: nobody guesses. */
export function passportDocumentOf(
  territory: Territory,
  { id, fields, space }: RecordOf<'initiative'>,
): OfficialDocument {
  const { pack, name, asOf } = territory
  const kind = pack.initiativeKinds.find((one) => one.id === fields.type)?.title
  const venue = territory.venues.find((one) => space === `venue/${one.id}`)?.name
  const elements = territory.elements.filter((element) => fields.elements?.[element.id] === true)
  const carrier = territory.groups.find((group) => group.id === fields.carrier)
  return {
    over: name,
    title: `Паспорт инициативы «${fields.title ?? ''}»`,
    ...(kind === undefined ? {} : { subtitle: kind }),
    asOf: asOfLine(asOf, pack.timezone),
    blocks: [
      ...part('Какую задачу решает', fields.problem, id),
      ...part('Что получится', fields.result, id),
      { type: 'heading', level: 1, text: 'На чём стоит' },
      elements.length === 0
        ? missing
        : { type: 'list', items: elements.map(({ fields: { title = '' } }) => title) },
      { type: 'heading', level: 1, text: 'Этапы' },
      linesOr(fields.stages, true),
      { type: 'heading', level: 1, text: 'Ресурсы' },
      {
        type: 'table',
        columns: [
          { title: 'Уровень', share: 2 },
          { title: 'Что нужно', share: 5 },
        ],
        rows: pack.resourceLevels.map(({ id: level, title }) => [
          title,
          fields.resources?.[level] ?? 'не указано',
        ]),
      },
      ...part('Какая нужна поддержка', fields.support, id),
      ...part('Что даёт территории', fields.localEffect, id),
      ...part('Что даёт области', fields.regionEffect, id),
      { type: 'heading', level: 1, text: 'Кто делает' },
      {
        type: 'paragraph',
        text: [
          carrier === undefined ? 'Группа не выбрана.' : `Ведёт ${carrier.fields.title ?? ''}.`,
          `В команде: ${ruCount(Object.keys(fields.team ?? {}).length, 'человек', 'человека', 'человек')}.`,
          ...(venue === undefined ? [] : [`Записано здесь: ${venue}.`]),
          `Голосов зала: ${votesOf(fields.votes)}.`,
        ].join(' '),
      },
    ],
  }
}

const missing: Block = { type: 'paragraph', look: 'note', text: 'Пока не заполнено.' }

function part(title: string, text: string | undefined, source: string): Block[] {
  return [
    { type: 'heading', level: 1, text: title },
    text === undefined ? missing : { type: 'paragraph', text, sources: [source] },
  ]
}

function linesOr(lines: { readonly [key: string]: string } | undefined, isOrdered: boolean): Block {
  const items = Object.entries(lines ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, line]) => line)
  return items.length === 0 ? missing : { type: 'list', isOrdered, items }
}
