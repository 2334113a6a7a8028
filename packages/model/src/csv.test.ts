import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('a table opens in a Russian spreadsheet: mark, semicolons, quotes doubled', () => {
  expect(
    csvOf([
      ['Площадка', 'Ответы'],
      ['Клуб «Ангара»; зал "Б"', 12],
    ]),
  ).toBe('\uFEFFПлощадка;Ответы\r\n"Клуб «Ангара»; зал ""Б""";12\r\n')
})

test('words never run as a formula, and a number stays one', () => {
  expect(csvOf([['=СУММ(A1)', '+7 395', '-1', '@x', -1]])).toBe(
    "\uFEFF'=СУММ(A1);'+7 395;'-1;'@x;-1\r\n",
  )
})

test('whatever people write, a reader of CSV gets the same cells back', () => {
  const word = fc.string({ unit: fc.constantFrom('а', ';', '"', '\n', ' ', 'ө', '1') })
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        expect(read(csvOf(rows))).toEqual(rows)
      },
    ),
  )
})

/** A reader of its own: fields, quotes, ends of lines, as RFC 4180 has them. */
function read(file: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let rest = file.slice(1)
  while (rest !== '') {
    const found = /^(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/.exec(rest)
    if (found === null) throw new Error(`not CSV: ${rest.slice(0, 40)}`)
    const [all, quoted, plain = '', end] = found
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    rest = rest.slice(all.length)
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
