/** When a stage ends, as far as its words tell; 1 to 12, undefined: only the year is told. */
export interface StageTime {
  readonly year: number
  readonly month: number | undefined
}

/**
 * The time that the words of a stage name: «к весне 2025 года», «до 1 сентября 2026», «III квартал 2025», «05.2026».
 * The last year counts, since a stage that spans some ends in it. undefined: no year is named.
 */
export function stageTimeOf(text: string): StageTime | undefined {
  const years = [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)]
  const last = years.at(-1)
  if (last === undefined) return undefined
  const year = Number(last[0])
  return { year, month: monthIn(text) }
}

/** Earlier first; what tells only its year stands after the months of it, as it may take until its end. */
export function compareStageTimes(left: StageTime, right: StageTime): number {
  return left.year - right.year || (left.month ?? 13) - (right.month ?? 13)
}

function monthIn(text: string): number | undefined {
  const words = text.toLowerCase()
  const digits = /(?<!\d)(0?[1-9]|1[0-2])\.20\d\d/.exec(words)
  if (digits !== null) return Number(digits[1])
  const quarter = /(?<!\p{L})(iv|i{1,3}|[1-4])(?:-?[йм]\p{L}*)?\s+(?:кв\.|квартал)/u.exec(words)
  if (quarter !== null) return quarterEnds[quarter[1] ?? '']
  const found = namedTimes.flatMap(([pattern, month]) => {
    const at = words.search(pattern)
    return at === -1 ? [] : [{ at, month }]
  })
  return found.sort((one, other) => other.at - one.at)[0]?.month
}

const quarterEnds: { readonly [name: string]: number } = {
  i: 3,
  ii: 6,
  iii: 9,
  iv: 12,
  '1': 3,
  '2': 6,
  '3': 9,
  '4': 12,
}

/** Months by their stems, and the month with which a season ends. */
const namedTimes: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})январ/u, 1],
  [/(?<!\p{L})феврал/u, 2],
  [/(?<!\p{L})март/u, 3],
  [/(?<!\p{L})апрел/u, 4],
  [/(?<!\p{L})ма[йяею](?!\p{L})/u, 5],
  [/(?<!\p{L})июн/u, 6],
  [/(?<!\p{L})июл/u, 7],
  [/(?<!\p{L})август/u, 8],
  [/(?<!\p{L})сентябр/u, 9],
  [/(?<!\p{L})октябр/u, 10],
  [/(?<!\p{L})ноябр/u, 11],
  [/(?<!\p{L})декабр/u, 12],
  [/(?<!\p{L})весн/u, 5],
  [/(?<!\p{L})лет(?:о|а|у|ом|е|н\p{L}+)(?!\p{L})/u, 8],
  [/(?<!\p{L})осен/u, 11],
  [/(?<!\p{L})зим/u, 2],
]
