import type { ForumPack } from '@living-libraries/model/forum-pack'
import { type Saying, saySomething } from './answer-grammar.ts'
import { isQuestionId, type LocalBank, type QuestionId } from './bank-text.ts'
import { coordinatorComments } from './comments-bank.ts'
import { type EveningWords, eveningWords } from './evening-words.ts'
import { type AnswerLanguage, languagesOf, sayings } from './languages-bank.ts'
import { localBankOf } from './municipal-banks.ts'
import { meetingPlaces, tableNames, tableNamesWithColour } from './people-bank.ts'
import { type DemoParticipant, makeParticipants, personName } from './room-of-people.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { capitalFirst, type TypingHabits, typed, typingHabits } from './typing-habits.ts'

type Level = 'human' | 'region' | 'nation'

export type DemoAnswer = {
  question: string
  table: string
  group?: string
  level?: Level
  text: string
  language?: AnswerLanguage
}

export type VenueEvening = {
  facilitator: string
  place: string
  tables: string[]
  attendance: Record<string, number>
  participants: DemoParticipant[]
  answers: DemoAnswer[]
  comments: string[]
  lateAnswers: DemoAnswer[]
}

export type CorpusPack = Pick<ForumPack, 'questions' | 'groups' | 'venues' | 'municipalities'>

const PARTICIPANTS = 60
const levels: readonly [Level, ...Level[]] = ['human', 'region', 'region', 'nation']

// One evening at one venue: the same pack, venue and seed always give the same people and words.
export function makeVenueEvening(
  pack: CorpusPack,
  venueId: string,
  seed: number | string,
): VenueEvening {
  const venue = pack.venues.find(({ id }) => id === venueId)
  if (venue === undefined) throw new Error(`The pack has no venue ${venueId}`)
  const random = seededRandom(seed, venueId)
  const groups = pack.groups.map(({ id }) => id)
  const participants = makeParticipants(groups, venue.municipality, PARTICIPANTS, random)
  const tables = makeTables(random)
  const inCity = pack.municipalities.some(
    ({ id, kind }) => id === venue.municipality && kind === 'city',
  )
  const hall: Hall = {
    random,
    tables: tables.map((name) => ({ name, habits: typingHabits(random) })),
    words: eveningWords(localBankOf(venue.municipality) ?? nothingLocal, inCity, random),
    groupsPresent: participants.map(({ group }) => group),
    languages: languagesOf[venue.municipality] ?? [],
  }
  const questions = pack.questions.map(({ id }) => id).filter(isQuestionId)
  const answers = questions.flatMap((question) =>
    Array.from({ length: random.between(34, 41) }, () => answerTo(hall, question)),
  )
  return {
    facilitator: personName(venue.municipality, random, random.chance(0.9) ? 'woman' : 'man'),
    place: random.shuffled(meetingPlaces)[0] ?? '',
    tables,
    attendance: makeAttendance(groups, participants, random),
    participants,
    answers,
    comments: random.shuffled(coordinatorComments).slice(0, random.between(2, 4)),
    lateAnswers: random
      .shuffled(questions)
      .slice(0, random.between(2, 5))
      .map((question) => answerTo(hall, question)),
  }
}

type Hall = {
  random: SeededRandom
  tables: { name: string; habits: TypingHabits }[]
  words: EveningWords
  groupsPresent: string[]
  languages: readonly AnswerLanguage[]
}

const nothingLocal: LocalBank = {
  statements: { q1: [], q2: [], q3: [], q4: [], q5: [], q6: [], q7: [], q8: [] },
  things: [],
}

function answerTo(hall: Hall, question: QuestionId): DemoAnswer {
  const { random } = hall
  const table = hall.tables[random.below(hall.tables.length)]
  if (table === undefined) throw new Error('A hall without tables')
  const level = random.chance(0.25) ? { level: random.pick(levels) } : {}
  const foreign = random.chance(0.03) ? foreignSaying(hall, question) : undefined
  if (foreign !== undefined) {
    return { question, table: table.name, ...level, text: foreign.text, language: foreign.language }
  }
  const speaker = hall.groupsPresent[random.below(hall.groupsPresent.length)] ?? ''
  const said: Saying = saySomething(hall.words, question, speaker)
  const stated = said.group ?? (random.chance(0.6) ? speaker : undefined)
  return {
    question,
    table: table.name,
    ...(stated === undefined ? {} : { group: stated }),
    ...level,
    text: typed(capitalFirst(said.text), table.habits, random),
  }
}

function foreignSaying(hall: Hall, question: QuestionId) {
  const known = hall.languages
    .flatMap((language) => sayings[language])
    .filter((saying) => saying.question === question)
  return known[hall.random.below(known.length)]
}

function makeTables(random: SeededRandom): string[] {
  const names = random.chance(0.7) ? tableNames : random.shuffled(tableNamesWithColour)
  return names.slice(0, random.between(4, 6))
}

// some come without giving even a pseudonym: they are in the count only
function makeAttendance(
  groups: readonly string[],
  participants: readonly DemoParticipant[],
  random: SeededRandom,
): Record<string, number> {
  return Object.fromEntries(
    groups.map((group) => {
      const known = participants.filter((participant) => participant.group === group).length
      return [group, known + (group === 'resident' ? random.between(0, 14) : random.below(3))]
    }),
  )
}
