import type { QuestionId } from './bank-text.ts'
import { emergencies } from './emergencies-bank.ts'
import { type EveningWords, questionBanks } from './evening-words.ts'
import * as bank from './stories-bank.ts'
import { smallFirst } from './typing-habits.ts'

// Every question has a story or a turn of its own, told in the form that question asks for.
export function ownStory(words: EveningWords, question: QuestionId): string {
  switch (question) {
    case 'q1':
      return words.random.chance(0.6) ? whoIAm(words) : ancestor(words)
    case 'q2':
      return hereAndThere(words)
    case 'q3':
      return wantedThing(words)
    case 'q4':
      return proudOf(words)
    case 'q5':
      return firstOfAll(words)
    case 'q6':
      return ancestor(words)
    case 'q7':
      return `${words.from(bank.thingsToMake)}, ${words.from(bank.whatItIsFor)}`
    case 'q8':
      return emergency(words)
  }
}

function whoIAm(words: EveningWords): string {
  const woman = words.random.chance(0.6)
  const me = words.from(woman ? bank.meAsAWoman : bank.meAsAMan)
  const parent = words.from(woman ? bank.parentsOfAWoman : bank.parentsOfAMan)
  const grandchild = woman ? 'внучка' : 'внук'
  const ending = words.random.chance(0.6) ? `, ${words.from(bank.belongingEndings)}` : ''
  return `${me}, ${parent} и ${grandchild} ${words.from(bank.grandparents)}${ending}`
}

function ancestor(words: EveningWords): string {
  const story = words.random.chance(0.55)
    ? [words.from(bank.menOfTheFamily), words.from(bank.howHeCame), words.from(bank.whatHeDid)]
    : [
        words.from(bank.womenOfTheFamily),
        words.from(bank.howSheLived),
        words.from(bank.whatSheLeft),
      ]
  const told = `${story[0]} ${story[1]}, ${story[2]}`
  return words.random.chance(0.6) ? `${told}. ${words.from(bank.familyLegacy)}` : told
}

function hereAndThere(words: EveningWords): string {
  const joint = words.random.pick([', но ', ', зато ', ' и ', ', при этом '])
  return `${words.from(bank.likeThisHere)}${joint}${words.from(bank.likeThatThere)}`
}

function wantedThing(words: EveningWords): string {
  const thing = smallFirst(words.from(bank.thingsToMake))
  const lead = words.random.pick(['Хотим', 'Нам бы', 'Очень ждём', 'Просим'])
  return `${lead} ${thing}, ${words.from(bank.whatItIsFor)}`
}

function proudOf(words: EveningWords): string {
  return words.random.chance(0.5)
    ? `${words.from(bank.proudOfHim)} ${words.from(bank.whatHeDid)}`
    : `${words.from(bank.proudOfHer)} ${words.from(bank.whatSheLeft)}`
}

function firstOfAll(words: EveningWords): string {
  const { pieces } = questionBanks.q5
  const first = words.from(pieces)
  const joint = words.random.pick(['потом', 'а уже потом', 'следом'])
  return `Сначала ${first}, ${joint} ${words.from(pieces)} и всё остальное`
}

function emergency(words: EveningWords): string {
  const at = words.random.below(emergencies.length)
  const kind = emergencies[at]
  if (kind === undefined) throw new Error('No emergencies to tell of')
  const deed = words.from(kind.deeds)
  const told = `${words.from(kind.beginnings)}, ${deed}`
  return words.random.chance(0.75) ? `${told}. ${words.from(kind.ends)}` : told
}
