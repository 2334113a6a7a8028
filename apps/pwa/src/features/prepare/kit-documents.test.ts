import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import { expect, test } from 'vitest'
import { kitDocument, kitPapers } from './kit-documents.ts'

const packFile = new URL('../../../../../forums/priangarye-2024.json', import.meta.url)
const pack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))
const parts = { pack, venueName: 'Библиотека № 1', tables: 3 }

test('every paper of the kit says whose it is and holds something', () => {
  for (const paper of kitPapers) {
    const { over, blocks } = kitDocument(paper, parts)
    expect(over, paper).toBe('Библиотека № 1')
    expect(blocks.length, paper).toBeGreaterThan(0)
  }
})

test('each table gets a sheet for each question, on a page of its own', () => {
  const { blocks } = kitDocument('tables', parts)
  const sheets = 3 * pack.questions.length
  expect(blocks.filter(({ type }) => type === 'heading')).toHaveLength(sheets)
  expect(blocks.filter(({ type }) => type === 'page-break')).toHaveLength(sheets - 1)
})

test('a consent that no lawyer has read yet says so, and the whole text is there', () => {
  const words = JSON.stringify(kitDocument('consents', parts).blocks)
  for (const { title, text } of pack.consents) {
    expect(words).toContain(title)
    expect(words).toContain(JSON.stringify(text.split(/\n{2,}/).at(-1)).slice(1, -1))
  }
  // What is ticked by hand has a box, and no clause with a gap to fill in is torn by being set in block.
  expect(words).toContain('☐\u00a0в протоколе площадки')
  expect(words).not.toContain('[ ]')
  const clauses = kitDocument('consents', parts).blocks.filter(({ type }) => type === 'paragraph')
  expect(clauses.every((clause) => 'look' in clause)).toBe(true)
  if (pack.consents.some(({ draft }) => draft)) expect(words).toContain('не согласовал')
})
