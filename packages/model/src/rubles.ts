/**
 * The sum that a text names, in rubles: «1,5 млн рублей и 200 тыс. руб.» is 1,700,000. Only what says that it is money is
 * counted: «3 компьютера» is none. undefined: no sum is named, which is not the same as nothing.
 */
export function rublesIn(text: string): number | undefined {
  let sum: number | undefined
  for (const { groups } of text.matchAll(amount)) {
    const { number = '', scale = '', unit = '' } = groups ?? {}
    if (scale === '' && unit === '') continue
    sum = (sum ?? 0) + Math.round(valueOf(number) * factorOf(scale))
  }
  return sum
}

export interface MoneySum {
  /** Rubles, of those texts that name a sum. */
  readonly rubles: number
  /** Texts that name one. */
  readonly named: number
  /** Texts that do not: the sum says nothing of them. */
  readonly unnamed: number
}

/** What is asked for in several texts; what names no sum is counted beside, so that nobody takes it for nothing. */
export function moneySum(texts: readonly string[]): MoneySum {
  const sums = texts.map(rublesIn).filter((sum) => sum !== undefined)
  return {
    rubles: sums.reduce((total, sum) => total + sum, 0),
    named: sums.length,
    unnamed: texts.length - sums.length,
  }
}

// Letters are told by \p{L}: \b knows no Cyrillic. Groups of three digits may be parted by any space.
const amount =
  /(?<![\p{L}\d.,])(?<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)[ \u00a0\u202f]*(?<scale>(?:млрд|миллиард\p{L}*|млн|миллион\p{L}*|тыс|тысяч\p{L}*)(?!\p{L}))?\.?[ \u00a0\u202f]*(?<unit>(?:рубл\p{L}*|руб|р)(?!\p{L})|₽)?/giu

function valueOf(number: string): number {
  return Number(number.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.'))
}

function factorOf(scale: string): number {
  const word = scale.toLowerCase()
  if (word.startsWith('млрд') || word.startsWith('миллиард')) return 1_000_000_000
  if (word.startsWith('млн') || word.startsWith('миллион')) return 1_000_000
  return word === '' ? 1 : 1_000
}
