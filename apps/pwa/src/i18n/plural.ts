/**
 * A number with its noun: «1 ответ», «3 ответа», «25 ответов», «1,5 ответа». The number is grouped
 * as Russian does it and never parts from its noun at the end of a line.
 */
export function ruCount(count: number, one: string, few: string, many: string): string {
  return `${ruNumber.format(count)}\u00a0${ruForm(count, one, few, many)}`
}

/** Only the form, for a verb or an adjective: «ждёт» or «ждут». */
export function ruForm(count: number, one: string, few: string, many: string): string {
  switch (ruRules.select(count)) {
    case 'one':
      return one
    case 'many':
      return many
    // Fractions are «other» in Unicode's rules and take the form of two: «полтора ответа».
    case 'few':
    case 'other':
    case 'two':
    case 'zero':
      return few
  }
}

export function enCount(count: number, one: string, other: string): string {
  return `${enNumber.format(count)}\u00a0${enForm(count, one, other)}`
}

function enForm(count: number, one: string, other: string): string {
  return enRules.select(count) === 'one' ? one : other
}

const ruRules = new Intl.PluralRules('ru')
const enRules = new Intl.PluralRules('en')
const ruNumber = new Intl.NumberFormat('ru')
const enNumber = new Intl.NumberFormat('en')
