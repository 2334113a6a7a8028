import type { ThemeDigest } from '@living-libraries/model/themes'
import { formatIn } from '../i18n/format.ts'
import { ruCount } from '../i18n/plural.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import { ruleLine } from './report-numbers.ts'

export interface DigestNames {
  /** Of the question; undefined: of all questions. */
  readonly question: string | undefined
  /** Of the territory; undefined: of the whole region. */
  readonly territory: string | undefined
  readonly venue: (id: string) => string
  readonly municipality: (id: string) => string
  readonly timeZone: string | undefined
}

/**
 * What was said, by theme, for those who work on it: a draft that says how much of everything was read. A quote names
 * its venue and no group, so that in a small hall nobody learns who spoke.
 */
export function digestDocument(digest: ThemeDigest, names: DigestNames): OfficialDocument {
  const { base, unstated, coverage, themes } = digest
  const format = formatIn('ru', names.timeZone)
  const read = format.percent(coverage.answers === 0 ? 0 : coverage.read / coverage.answers)
  const share = (count: number) => format.percent(base === 0 ? 0 : count / base)
  const unstatedShare = (theme: (typeof themes)[number]) =>
    format.percent(theme.count === 0 ? 0 : theme.unstated / theme.count)
  const counted = ruCount(base, 'учтённый ответ', 'учтённых ответа', 'учтённых ответов')
  const sorted = [...themes].sort((one, other) => other.count - one.count)
  const of = (theme: (typeof themes)[number]): Block[] => [
    { type: 'heading', level: 1, text: theme.title },
    {
      type: 'paragraph',
      look: 'note',
      text: `${ruCount(theme.count, 'ответ', 'ответа', 'ответов')}: ${share(theme.count)} от\u00a0${format.number(base)}; группа не\u00a0указана у\u00a0${unstatedShare(theme)}`,
    },
    ...theme.quotes.map(
      ({ id, text, language, translation, venue, municipality }): Block => ({
        type: 'quote',
        text,
        ...(language === null ? {} : { language }),
        ...(translation === null ? {} : { translation }),
        source: placeOf(names.venue(venue), names.municipality(municipality)),
        sources: [id],
      }),
    ),
  ]
  const withLate = coverage.answers > base ? ' (вместе с\u00a0пришедшими позже)' : ''
  return {
    title: 'Рабочая сводка',
    over: names.territory ?? 'Вся область',
    subtitle: names.question ?? 'Все вопросы',
    asOf: `по\u00a0состоянию на\u00a0${format.day(digest.asOf)}, ${format.time(digest.asOf)}`,
    blocks: [
      { type: 'paragraph', look: 'lead', text: `Прочитано ${read}` },
      {
        type: 'paragraph',
        text: `${counted}; к\u00a0темам отнесено ${format.number(coverage.assigned)}, прочитано ${format.number(coverage.read)} из\u00a0${format.number(coverage.answers)}${withLate}. Группа не\u00a0указана у\u00a0${share(unstated)} учтённых. Процент темы: доля от\u00a0всех учтённых ответов; один ответ может быть в\u00a0нескольких темах. Пока прочитано не\u00a0всё, числа могут только расти.`,
      },
      {
        type: 'table',
        caption: 'Темы',
        columns: [
          { title: 'Тема', share: 5 },
          { title: 'Ответов', share: 1.6, isNumber: true },
          { title: `Доля от ${format.number(base)}`, share: 2, isNumber: true },
          { title: 'Группа не указана', share: 2, isNumber: true },
        ],
        rows: sorted.map((theme) => {
          const { title, count } = theme
          return [title, format.number(count), share(count), unstatedShare(theme)]
        }),
      },
      { type: 'paragraph', look: 'note', text: ruleLine(digest.rule) },
      ...sorted.flatMap(of),
    ],
  }
}

/** Many a venue bears the name of its territory: said once. */
function placeOf(venue: string, municipality: string): string {
  return venue.includes(municipality) ? venue : `${venue}, ${municipality}`
}
