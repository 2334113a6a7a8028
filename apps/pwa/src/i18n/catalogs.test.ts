import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { formatIn } from './format.ts'
import { enCount, ruCount, ruForm } from './plural.ts'

const here = new URL('.', import.meta.url)
const parts = await partsOf('ru')

describe('texts in Russian and English', () => {
  it('exist for the same parts of the app', async () => {
    expect(parts).not.toHaveLength(0)
    expect(await partsOf('en')).toEqual(parts)
  })

  it.each(parts)('have the same keys and use the same values: %s', async (part) => {
    const [ru, en] = [await shapeOf('ru', part), await shapeOf('en', part)]
    expect(Object.keys(ru)).not.toHaveLength(0)
    expect(en).toEqual(ru)
  })

  it.each(parts)('are never empty, and no Russian is left in the English: %s', async (part) => {
    for (const [key, text] of await textsOf('ru', part)) expect(text.trim(), key).not.toBe('')
    for (const [key, text] of await textsOf('en', part)) {
      expect(text.trim(), key).not.toBe('')
      if (!key.endsWith('InOwnLanguage')) expect(text, key).not.toMatch(/[А-Яа-яЁё]/)
    }
  })
})

describe('a number with its noun', () => {
  const answers = (count: number) => ruCount(count, 'ответ', 'ответа', 'ответов')

  it('takes the form that Russian wants', () => {
    expect([0, 1, 2, 5, 11, 14, 21, 22, 25, 101, 111].map(answers)).toEqual(
      ['0 ответов', '1 ответ', '2 ответа', '5 ответов', '11 ответов', '14 ответов', '21 ответ']
        .concat(['22 ответа', '25 ответов', '101 ответ', '111 ответов'])
        .map(unbroken),
    )
    expect(answers(1.5)).toBe(unbroken('1,5 ответа'))
    expect(answers(12_900)).toBe(unbroken('12 900 ответов'))
    expect(ruForm(21, 'ждёт', 'ждут', 'ждут')).toBe('ждёт')
  })

  it('is simpler in English', () => {
    expect([0, 1, 2].map((count) => enCount(count, 'answer', 'answers'))).toEqual(
      ['0 answers', '1 answer', '2 answers'].map(unbroken),
    )
  })
})

describe('a moment', () => {
  it('is told in the time of Irkutsk, whatever the clock of the device is set to', () => {
    const format = formatIn('ru', 'Asia/Irkutsk')
    const evening = '2024-11-05T10:42:00Z'
    expect(format.time(evening)).toBe('18:42')
    expect(format.when(evening, '2024-11-05T15:00:00Z')).toBe('сегодня, 18:42')
    expect(format.when(evening, '2024-11-05T17:00:00Z')).toBe('вчера, 18:42')
    expect(format.when(evening, '2024-11-09T17:00:00Z')).toBe('5 ноября, 18:42')
    expect(formatIn('en', 'Asia/Irkutsk').when(evening, '2024-11-09T17:00:00Z')).toBe(
      '5 November, 18:42',
    )
  })
})

async function partsOf(language: string): Promise<string[]> {
  const names = await readdir(new URL(`${language}/`, here))
  return names.filter((name) => name.endsWith('.ts')).sort()
}

type Leaf = readonly [key: string, value: unknown]

async function leavesOf(language: string, part: string): Promise<Leaf[]> {
  const module: unknown = await import(`./${language}/${part.replace(/\.ts$/, '')}.ts`)
  return leaves(module, '')
}

function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
}

/** Every key, and for a text with values: which of them the text really shows. */
async function shapeOf(language: string, part: string): Promise<Record<string, string>> {
  const shape: Record<string, string> = {}
  for (const [key, value] of await leavesOf(language, part)) {
    shape[key] = typeof value === 'function' ? `values ${shownValues(value).join()}` : 'text'
  }
  return shape
}

async function textsOf(language: string, part: string): Promise<[string, string][]> {
  return (await leavesOf(language, part)).map(([key, value]) => [key, rendered(value, sample)])
}

/** Values are told apart by changing one at a time: a text that stays the same ignores it. */
function shownValues(text: CallableFunction): number[] {
  const plain = rendered(text, sample)
  return Array.from({ length: text.length }, (_, index) => index).filter(
    (index) => rendered(text, (at) => (at === index ? 7005 : sample(at))) !== plain,
  )
}

function sample(index: number): number {
  return 3002 + index
}

function rendered(value: unknown, valueAt: (index: number) => number): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'function') return ''
  const values = Array.from({ length: value.length }, (_, index) => valueAt(index))
  const text: unknown = Reflect.apply(value, undefined, values)
  return typeof text === 'string' ? text : ''
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
