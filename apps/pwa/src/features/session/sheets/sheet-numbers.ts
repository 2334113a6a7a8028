import type { SessionView } from '../../../binding/use-session.ts'

type View = Pick<SessionView, 'sheets' | 'answers'>

/** The next number that no sheet of the session has; numbers that are not whole ones are left alone. */
export function nextSheetNumber(numbers: readonly (string | undefined)[]): string {
  const whole = numbers.map(Number).filter(Number.isInteger)
  return String(Math.max(0, ...whole) + 1)
}

/** How many answers were typed from each sheet, by its number. */
export function answersBySheet({ answers }: Pick<View, 'answers'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { fields } of answers) {
    if (fields.sheet === undefined) continue
    counts.set(fields.sheet, (counts.get(fields.sheet) ?? 0) + 1)
  }
  return counts
}

/** «Листов 12, набрано 9, осталось 3». */
export function sheetCounts({ sheets }: Pick<View, 'sheets'>): {
  readonly all: number
  readonly typed: number
  readonly left: number
} {
  const typed = sheets.filter(({ fields }) => fields.typed === true).length
  return { all: sheets.length, typed, left: sheets.length - typed }
}
