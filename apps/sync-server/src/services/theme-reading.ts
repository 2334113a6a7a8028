import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { mayBeShown } from '@living-libraries/model/naming'
import type {
  Codebook,
  Coverage,
  ThemeDigest,
  ThemeHistory,
  themeHistoryQuerySchema,
  ThemeTables,
  unreadQuerySchema,
  unreadSchema,
} from '@living-libraries/model/themes'
import type { InferOutput } from 'valibot'
import type { ThemeCells } from '../theme-port.ts'
import { toldCounts, untoldIn } from './group-telling.ts'
import { answerFilterOf, ruleOf } from './overview.ts'
import type { Services } from './services.ts'

/** So many unread answers are fetched at once: the next is there when one was read. */
const unreadAtOnce = 30
const longestHistory = 200
const quotesOfTheme = 4

/** The codebook, how much was read and assigned, and how far every reader is. */
export async function codebookOf({ storage, now }: Services): Promise<Codebook> {
  return storage.readWhole(async ({ themes }) => {
    const all = await themes.all()
    const counts = new Map((await themes.answerCounts()).map((one) => [one.theme, one]))
    const coverage = await themes.coverage()
    const shares = (await themes.shares()).filter(({ isOver }) => !isOver)
    return {
      asOf: now(),
      themes: all
        .filter(({ state }) => state !== 'gone')
        .map((theme) => {
          const { answers = 0, answersBelow = 0 } = counts.get(theme.id) ?? {}
          return { ...theme, examples: [...theme.examples], answers, answersBelow }
        }),
      coverage: sumOf(coverage),
      readers: [...(await themes.readers())],
      shares: shares.map((share) => ({ ...share, ...sumOf(within(coverage, share)) })),
    }
  })
}

/** The next answers that nobody has read, of a question and a territory. */
export async function unreadOf(
  { storage, registry, now }: Services,
  asked: InferOutput<typeof unreadQuerySchema>,
): Promise<InferOutput<typeof unreadSchema>> {
  const search = { ...asked, also: 'without', reading: 'unread' } as const
  const filter = answerFilterOf(search, await registry.current())
  return storage.readWhole(async ({ overview, themes }) => {
    const found = await overview.answerPage({ ...filter, after: null, limit: unreadAtOnce })
    const coverage = sumOf(within(await themes.coverage(), asked))
    return { asOf: now(), answers: found.slice(0, unreadAtOnce), coverage }
  })
}

/** The steps of a theme, of an answer, or of everything; the latest first. */
export async function themeHistoryOf(
  { storage, now }: Services,
  asked: InferOutput<typeof themeHistoryQuerySchema>,
): Promise<ThemeHistory> {
  const acts = await storage.readWhole(({ themes }) => themes.history(asked, longestHistory))
  return { asOf: now(), acts: [...acts] }
}

/** Themes by municipality and by group, each with what it is a share of. */
export async function themeTablesOf(
  { storage, now }: Services,
  question: string | undefined,
): Promise<ThemeTables> {
  return storage.readWhole(async ({ themes, overview }) => {
    const { byMunicipality, byGroup } = await themes.tables(question ?? null, null)
    const groups = new Set(byGroup.map(({ group }) => group))
    groups.delete(unstatedGroup)
    const untold = untoldIn(await overview.sessions(), groups)
    const told = toldCounts(byGroup, await themes.ofHalls(untold, question ?? null))
    const coverage = within(await themes.coverage(), { question })
    const ofAll = byMunicipality.filter(({ theme }) => theme === null)
    return {
      asOf: now(),
      byMunicipality: byMunicipality.flatMap(({ theme, ...cell }) =>
        theme === null ? [] : [{ theme, ...cell }],
      ),
      byGroup: ofThemes(byGroup),
      toldByGroup: ofThemes(told),
      base: {
        municipality: Object.fromEntries(ofAll.map((one) => [one.municipality, one.count])),
        group: ofAllThemes(byGroup),
        told: ofAllThemes(told),
        total: ofAll.reduce((total, { count }) => total + count, 0),
      },
      rule: ruleOf(within(await overview.answerCounts(), { question })),
      coverage: sumOf(coverage),
    }
  })
}

/** What was said about a question in a territory, by theme, with a few of the words themselves. */
export async function themeDigestOf(
  { storage, now }: Services,
  asked: InferOutput<typeof unreadQuerySchema>,
): Promise<ThemeDigest> {
  const place = { question: asked.question ?? null, municipality: asked.municipality ?? null }
  return storage.readWhole(async ({ themes, overview }) => {
    const { byGroup } = await themes.tables(place.question, place.municipality)
    const counts = new Map<string | null, number>()
    for (const { theme, count } of byGroup) counts.set(theme, (counts.get(theme) ?? 0) + count)
    const quotes = await themes.quotes(place, quotesOfTheme)
    const whole = await overview.answersById(quotes.map(({ answer }) => answer))
    const byId = new Map(whole.map((answer) => [answer.id, answer]))
    const unstatedOf = (id: string | null) =>
      byGroup.find(({ theme, group }) => theme === id && group === unstatedGroup)?.count ?? 0
    return {
      asOf: now(),
      base: counts.get(null) ?? 0,
      unstated: unstatedOf(null),
      rule: ruleOf(within(await overview.answerCounts(), place)),
      coverage: sumOf(within(await themes.coverage(), place)),
      themes: (await themes.all()).flatMap(({ id, title, parent }) => {
        const count = counts.get(id) ?? 0
        const own = quotes.filter(({ theme }) => theme === id)
        const said = own
          .flatMap(({ answer }) => byId.get(answer) ?? [])
          .filter(({ naming }) => mayBeShown(naming))
        const unstated = unstatedOf(id)
        return count === 0 ? [] : [{ id, title, parent, count, unstated, quotes: said }]
      }),
    }
  })
}

function ofThemes(cells: ThemeCells['byGroup']) {
  return cells.flatMap(({ theme, ...cell }) => (theme === null ? [] : [{ theme, ...cell }]))
}

function ofAllThemes(cells: ThemeCells['byGroup']): { [group: string]: number } {
  const all = cells.filter(({ theme }) => theme === null)
  return Object.fromEntries(all.map(({ group, count }) => [group, count]))
}

function within<Count extends { readonly question: string; readonly municipality: string | null }>(
  counts: readonly Count[],
  of: {
    readonly question?: string | null | undefined
    readonly municipality?: string | null | undefined
  },
): Count[] {
  return counts.filter(
    ({ question, municipality }) =>
      (of.question ?? question) === question && (of.municipality ?? municipality) === municipality,
  )
}

function sumOf(counts: readonly Coverage[]): Coverage {
  const total = { answers: 0, read: 0, assigned: 0 }
  for (const { answers, read, assigned } of counts) {
    total.answers += answers
    total.read += read
    total.assigned += assigned
  }
  return total
}
