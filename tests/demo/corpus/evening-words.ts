import { additions } from './additions-bank.ts'
import { howWeBehave } from './answers/how-we-behave-bank.ts'
import type { QuestionBank } from './answers/question-bank.ts'
import { whatMatters } from './answers/what-matters-bank.ts'
import { whatWeAreLike } from './answers/what-we-are-like-bank.ts'
import { whatWeAreProudOf } from './answers/what-we-are-proud-of-bank.ts'
import { whatWeGive } from './answers/what-we-give-bank.ts'
import { whatWeHoldImportant } from './answers/what-we-hold-important-bank.ts'
import { whatWeTake } from './answers/what-we-take-bank.ts'
import { whoWeAre } from './answers/who-we-are-bank.ts'
import type { LocalBank, QuestionId, Statement, Topic } from './bank-text.ts'
import { type DrawBag, emptyingBag, refillingBag } from './draw-bag.ts'
import type { SeededRandom } from './seeded-random.ts'
import { closingWishes, speakerOpenings, tableEchoes } from './speakers-bank.ts'

export const questionBanks: Record<QuestionId, QuestionBank> = {
  q1: whoWeAre,
  q2: whatWeAreLike,
  q3: whatMatters,
  q4: whatWeAreProudOf,
  q5: whatWeHoldImportant,
  q6: whatWeTake,
  q7: whatWeGive,
  q8: howWeBehave,
}

// The lots of one evening. A local sentence is said once in an evening and not again.
export type EveningWords = {
  random: SeededRandom
  local: LocalBank
  general: (question: QuestionId) => Statement
  localStatement: (question: QuestionId) => Statement | undefined
  addition: (topic: Topic) => string
  opening: (group: string) => string | undefined
  echo: () => string
  wish: () => string
  from: (list: readonly string[]) => string
}

export function eveningWords(
  local: LocalBank,
  inCity: boolean,
  random: SeededRandom,
): EveningWords {
  const said = new Set<string>()
  const generalBags = new Map<QuestionId, DrawBag<Statement>>()
  const localBags = new Map<QuestionId, DrawBag<Statement>>()
  const listBags = new Map<readonly string[], DrawBag<string>>()

  function from(list: readonly string[]): string {
    const bag = remembered(listBags, list, () =>
      refillingBag(inCity ? list.filter((text) => !ofVillage.test(text)) : list, random),
    )
    const drawn = bag()
    if (drawn === undefined) throw new Error('An empty list of words')
    return drawn
  }

  return {
    random,
    local,
    from,
    general: (question) => {
      const { statements } = questionBanks[question]
      const bag = remembered(generalBags, question, () =>
        refillingBag(
          inCity ? statements.filter(({ text }) => !ofVillage.test(text)) : statements,
          random,
        ),
      )
      const drawn = bag()
      if (drawn === undefined) throw new Error(`No statements for ${question}`)
      return drawn
    },
    localStatement: (question) => {
      const { statements } = local
      const bag = remembered(localBags, question, () => emptyingBag(statements[question], random))
      for (let drawn = bag(); drawn !== undefined; drawn = bag()) {
        if (said.has(drawn.text)) continue
        said.add(drawn.text)
        return drawn
      }
      return undefined
    },
    addition: (topic) => from(additions[topic]),
    opening: (group) => {
      const list = speakerOpenings[group]
      return list === undefined ? undefined : from(list)
    },
    echo: () => from(tableEchoes),
    wish: () => from(closingWishes),
  }
}

// words of village life, which the people of a city would not say of themselves
const ofVillage =
  /деревн|деревен|(?<!\p{L})сел[оауе](?!\p{L})|сёл|сельск|посёл|коров|скот|покос|опах|доярк|дойк|сходе/iu

function remembered<Key, Value>(store: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = store.get(key)
  if (known !== undefined) return known
  const made = make()
  store.set(key, made)
  return made
}
