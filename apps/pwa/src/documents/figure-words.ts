import { ruCount } from '../i18n/plural.ts'
import type { Territory } from './territory.ts'

/**
 * What may stand in braces in a text of the report, with its noun: «{людей}» becomes «64 человека». The numbers are
 * computed whenever the text is shown, so that nobody types one.
 */
export function figureWordsOf(territory: Territory): ReadonlyMap<string, string> {
  const { figures, elements, initiatives, groups, delegates } = territory
  const counted = figures.sessions.filter(({ outcome }) => outcome === 'held')
  const venues = new Set(counted.map(({ venue }) => venue)).size
  return new Map([
    ['площадок', ruCount(venues, 'площадка', 'площадки', 'площадок')],
    ['сессий', ruCount(counted.length, 'сессия', 'сессии', 'сессий')],
    ['людей', ruCount(figures.people, 'человек', 'человека', 'человек')],
    ['ответов', ruCount(figures.rule.counted, 'ответ', 'ответа', 'ответов')],
    ['элементов', ruCount(elements.length, 'элемент', 'элемента', 'элементов')],
    ['инициатив', ruCount(initiatives.length, 'инициатива', 'инициативы', 'инициатив')],
    ['групп', ruCount(groups.length, 'группа', 'группы', 'групп')],
    ['делегатов', ruCount(delegates.length, 'делегат', 'делегата', 'делегатов')],
  ])
}

/** The text with its figures filled in; what is no figure stays as it was typed. */
export function withFigures(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => words.get(name.trim()) ?? whole)
}

/** Braces that name no figure, so that the writer can put them right. */
export function unknownFigures(text: string, words: ReadonlyMap<string, string>): string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !words.has(name))
}

export interface TypedFigure {
  /** As it stands in the text: «64 человека». */
  readonly typed: string
  /** The figure that says the same and is counted anew each time. */
  readonly name: string
}

/** Numbers typed by hand before a noun that the program counts: they would grow old while the records go on. */
export function typedFigures(text: string): TypedFigure[] {
  return [...text.matchAll(/\d[\d\s]*\p{L}+/gu)].flatMap(([typed]) => {
    const [, name] = nouns.find(([stem]) => stem.test(typed)) ?? []
    return name === undefined ? [] : [{ typed, name }]
  })
}

const nouns: readonly (readonly [stem: RegExp, name: string])[] = [
  [/площадк|площадок/iu, 'площадок'],
  [/сесси/iu, 'сессий'],
  [/человек|людей|участник/iu, 'людей'],
  [/ответ/iu, 'ответов'],
  [/элемент/iu, 'элементов'],
  [/инициатив/iu, 'инициатив'],
  [/групп/iu, 'групп'],
  [/делегат/iu, 'делегатов'],
]
