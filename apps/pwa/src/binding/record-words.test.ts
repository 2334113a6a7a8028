import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import type { Kind } from '@living-libraries/model/kind'
import { kinds } from '@living-libraries/model/kinds'
import type * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { formatIn } from '../i18n/format.ts'
import { messagesIn } from '../i18n/messages.ts'
import { fieldMessages } from '../i18n/field-messages.ts'
import { type RecordWords, recordWordsOf } from './record-words.ts'

const packFile = new URL('../../../../forums/priangarye-2024.json', import.meta.url)
const pack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))
const song = '019300aa-0000-7000-8000-000000000001'
const phone = '019300aa-0000-7000-8000-000000000002'

function wordsIn(kind: string, language: 'ru' | 'en' = 'ru'): RecordWords {
  return recordWordsOf({
    kind,
    language,
    format: formatIn(language, pack.timezone),
    pack,
    tables: { t1: { name: 'Стол у окна' } },
    territoryName: (id) => (id === 'tayshetskiy' ? 'Тайшетский район' : undefined),
    records: new Map([[song, 'Песни']]),
    wordsFor: undefined,
  })
}

/** What people set again after a record was made, so that two may differ and a history has more than one step. */
const changeable = Object.values(kinds).flatMap((kind: Kind) =>
  kind.appendOnly === true || kind.writers.every((writer) => writer === 'server')
    ? []
    : Object.entries(kind.fields)
        .filter(([, { rule }]) => rule !== 'once')
        .map(([name, field]) => ({ kind: kind.name, name, field })),
)

describe.each(['ru', 'en'] as const)('%s', (language) => {
  test.each(changeable)('$kind, $name: has a label, and each of its choices words', (one) => {
    const shown = wordsIn(one.kind, language)
    const unknown = messagesIn(fieldMessages, language).field
    if (!registryPlaces.has(one.name)) {
      expect(shown.label(one.name)).not.toBe(unknown)
      expect(shown.isTold(one.name)).toBe(true)
    }
    for (const option of optionsOf(one.field.schema)) {
      expect(shown.words(one.name, option), option).toMatch(language === 'ru' ? /[а-яё]/ : /[a-z]/)
      if (language === 'ru') expect(shown.words(one.name, option)).not.toBe(option)
    }
  })
})

// Set by the pack alone, never by a person.
const registryPlaces = new Set(['lat', 'lon', 'oktmo'])

function optionsOf(schema: v.GenericSchema): string[] {
  return 'options' in schema && Array.isArray(schema.options)
    ? schema.options.filter((option) => typeof option === 'string')
    : []
}

test('ids of the pack, of tables and of other records are told by their names', () => {
  const [group] = pack.groups
  const [question] = pack.questions
  const [type] = pack.initiativeKinds
  const [level] = pack.resourceLevels
  const answer = wordsIn('answer')
  expect(answer.words('group', group?.id)).toBe(group?.title)
  expect(answer.words('question', question?.id)).toBe(question?.text)
  expect(answer.words('table', 't1')).toBe('Стол у окна')
  const initiative = wordsIn('initiative')
  expect(initiative.words('type', type?.id)).toBe(type?.title)
  expect(initiative.words('carrier', song)).toBe('Песни')
  expect(initiative.label(`resources/${level?.id}`)).toBe(`Ресурс: ${level?.title}`)
  expect(wordsIn('report').label('texts/valuable')).toBe('Раздел отчёта: Самое ценное')
})

test('an entry that is there or not is told by what it is about', () => {
  const initiative = wordsIn('initiative')
  expect(initiative.label(`elements/${song}`)).toBe('Самое ценное')
  expect(initiative.words(`elements/${song}`, true)).toBe('Песни')
  expect(initiative.words(`elements/${song}`, undefined)).toBe('пусто')
  expect(initiative.words('partners/tayshetskiy', true)).toBe('Тайшетский район')
  const [question] = pack.questions
  const quote = `quotes/${question?.id}:${song}`
  expect(wordsIn('card').words(quote, 3)).toBe(`${question?.text}: Песни`)
  const [group] = pack.groups
  const session = wordsIn('session')
  expect(session.words(`tableGroups/t1:${group?.id}`, true)).toBe(`Стол у окна: ${group?.title}`)
})

test('counts are told with what was counted, tables and items of the plan in words', () => {
  const session = wordsIn('session')
  const [group] = pack.groups
  expect(session.label(`attendance/${group?.id}:${phone}`)).toBe(`Пришли: ${group?.title}`)
  expect(session.words(`attendance/${group?.id}:${phone}`, 12)).toBe('12')
  expect(session.words('tables/t2', { name: 'Стол у двери', order: 2 })).toBe('Стол у двери')
  expect(session.words('plan/p1', { text: 'Знакомство', minutes: 10, order: 1 })).toBe(
    'Знакомство, 10\u00a0мин',
  )
  expect(session.words('date', '2024-11-05')).toMatch(/^5 ноября 2024/)
})

test('what the app alone reads is not told', () => {
  expect(wordsIn('venue').isTold('venue')).toBe(false)
  expect(wordsIn('venue').label('name')).toBe('Название')
})

test('what nobody knows by a name is shown as it was written', () => {
  expect(wordsIn('answer').words('group', 'of-another-pack')).toBe('of-another-pack')
  expect(wordsIn('initiative').words('stages/lq3-0193', 'к весне')).toBe('к весне')
  expect(wordsIn('initiative').label('stages/lq3-0193')).toBe('Этап')
})
