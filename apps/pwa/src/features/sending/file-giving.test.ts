import { afterEach, expect, test, vi } from 'vitest'
import { shareFile } from './file-giving.ts'

afterEach(() => vi.unstubAllGlobals())

/** The system's share sheet, and how it ends. */
function sheetThat(ends: () => Promise<void>): File[] {
  const given: File[] = []
  const share = ({ files }: { files: File[] }) => {
    given.push(...files)
    return ends()
  }
  vi.stubGlobal('navigator', { share })
  return given
}

test('a file goes to the share sheet as text, under a name that every system allows', async () => {
  const given = sheetThat(() => Promise.resolve())
  expect(await shareFile('-----BEGIN', 'Передача 5 ноября 18:30 – «Телефон»')).toBe('shared')
  expect(given.map(({ name, type }) => [name, type])).toEqual([
    ['Передача 5 ноября 18-30 – «Телефон».txt', 'text/plain'],
  ])
})

test('who closes the sheet has given nothing away, and who waited for the file too long may press again', async () => {
  for (const [name, end] of [
    ['AbortError', 'kept'],
    ['NotAllowedError', 'late'],
  ] as const) {
    sheetThat(() => Promise.reject(new DOMException('', name)))
    expect(await shareFile('x', 'y')).toBe(end)
  }
  sheetThat(() => Promise.reject(new DOMException('', 'DataError')))
  await expect(shareFile('x', 'y')).rejects.toThrow()
})
