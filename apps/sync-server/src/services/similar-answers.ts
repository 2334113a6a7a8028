import { Grouping, tellingWords } from '@living-libraries/model/likeness/grouping'
import { leastLikeness, likeness } from '@living-libraries/model/likeness/likeness'
import { alternativesOf } from '@living-libraries/model/lexemes/alternatives'
import { lexemes } from '@living-libraries/model/lexemes/lexemes'
import type { AnswersQuery } from '@living-libraries/model/overview'
import type { AnswerGroups, SimilarAnswers } from '@living-libraries/model/themes'
import type { SaidText } from '../likeness-port.ts'
import { answerFilterOf } from './overview.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

const mostShown = 20
const mostJudged = 200
/** Themes are suggested from further away: also who says the opposite speaks of the same subject. */
const leastForTheme = 0.25
const mostSuggested = 3
const mostGrouped = 3000
const shownOfGroup = 5
const mostGroups = 40
/** After so many the server looks to what else it has to do. */
const atOnce = 100

/**
 * Answers that say nearly the same as one, with the themes that such answers were given. Throws `not-found` unless its
 * words may be read.
 */
export async function similarTo(services: Services, id: string): Promise<SimilarAnswers> {
  const { storage, registry, words, now } = services
  const { lexicon } = await registry.current()
  const weights = await words.weights()
  return storage.readWhole(async ({ overview, likenesses }) => {
    const [answer] = await overview.answersById([id])
    if (answer === undefined) throw new ProblemError('not-found')
    const said = [answer.text, answer.translation ?? ''].join('\n')
    const own = lexemes(said, lexicon)
    const parts = [...new Set(own.flatMap(alternativesOf))]
    const telling = tellingWords(parts, weights)
    const weighed = parts.map((word) => ({ word, weight: weights.weightOf(word) ** 2 }))
    const found = await likenesses.sharing(weighed, telling, mostJudged)
    const judged = found
      .filter((one) => one.id !== id)
      .map((one) => {
        const score = likeness(own, lexemes(one.text, lexicon), weights)
        return { ...one, likeness: score }
      })
      .sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1))
    const similar = judged.filter((one) => one.likeness >= leastLikeness).slice(0, mostShown)
    const words = new Map(
      (await overview.answersById(similar.map((one) => one.id))).map((one) => [one.id, one]),
    )
    return {
      asOf: now(),
      answer,
      similar: similar.flatMap((one) => {
        const whole = words.get(one.id)
        return whole === undefined ? [] : [{ answer: whole, likeness: one.likeness }]
      }),
      suggested: suggestedBy(judged, answer.themes),
    }
  })
}

/** The first of a filter's answers, put into groups of what says nearly the same. */
export async function groupsFor(services: Services, asked: AnswersQuery): Promise<AnswerGroups> {
  const { storage, registry, words, now } = services
  const forum = await registry.current()
  const filter = answerFilterOf(asked, forum)
  const weights = await words.weights()
  const { texts, total } = await storage.readWhole(async ({ overview, likenesses }) => {
    const { total: all } = await overview.answers({ ...filter, after: null, limit: 1 })
    return { texts: await likenesses.texts(filter, mostGrouped), total: all }
  })
  const grouping = new Grouping(weights)
  for (const [at, { id, text }] of texts.entries()) {
    grouping.add({ id, lexemes: lexemes(text, forum.lexicon) })
    if (at % atOnce === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const groups = grouping.groups().slice(0, mostGroups)
  const shown = groups.flatMap((ids) => ids.slice(0, shownOfGroup))
  const whole = await storage.readWhole(({ overview }) => overview.answersById(shown))
  const byId = new Map(whole.map((answer) => [answer.id, answer]))
  return {
    asOf: now(),
    compared: texts.length,
    total,
    groups: groups.map((ids) => ({
      ids,
      shown: ids.slice(0, shownOfGroup).flatMap((id) => byId.get(id) ?? []),
    })),
  }
}

function suggestedBy(
  judged: readonly (SaidText & { readonly likeness: number })[],
  own: readonly string[],
): string[] {
  const scores = new Map<string, number>()
  for (const { themes, likeness: alike } of judged) {
    if (alike < leastForTheme) continue
    for (const theme of themes) scores.set(theme, (scores.get(theme) ?? 0) + alike)
  }
  return [...scores]
    .filter(([theme]) => !own.includes(theme))
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostSuggested)
    .map(([theme]) => theme)
}
