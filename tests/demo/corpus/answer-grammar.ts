import type { NamedThing, QuestionId } from './bank-text.ts'
import { type EveningWords, questionBanks } from './evening-words.ts'
import { ownStory } from './own-story.ts'
import { capitalFirst, smallFirst } from './typing-habits.ts'

export type Saying = { text: string; group?: string }

// How residents of a region put an answer together: a word, a list, a thought, a thought with a
// reason, a story. The shares were set by reading sheets of such sessions aloud.
export function saySomething(words: EveningWords, question: QuestionId, group: string): Saying {
  let lot = words.random.next() * totalShare
  for (const [share, way] of ways) {
    lot -= share
    if (lot < 0) return way(words, question, group)
  }
  return thoughtWithReason(words, question)
}

type Way = (words: EveningWords, question: QuestionId, group: string) => Saying

const ways: readonly (readonly [number, Way])[] = [
  [9, shortRemark],
  [16, list],
  [5, thought],
  [22, thoughtWithReason],
  [9, thoughtOfSpeaker],
  [9, localThought],
  [9, localThoughtWithReason],
  [7, aboutLocalThing],
  [4, thoughtWithWish],
  [3, thoughtOfTable],
  [4, twoThoughts],
  [11, (words, question) => ({ text: ownStory(words, question) })],
]

const totalShare = ways.reduce((sum, [share]) => sum + share, 0)

function shortRemark(words: EveningWords, question: QuestionId): Saying {
  return { text: words.from(questionBanks[question].shorts) }
}

function list(words: EveningWords, question: QuestionId): Saying {
  const { random } = words
  const bank = questionBanks[question]
  const pieces = Array.from({ length: random.between(2, 5) }, () => words.from(bank.pieces))
  const thing = localThing(words)
  const form = listForm[question]
  if (thing !== undefined && form !== undefined && random.chance(0.4)) {
    pieces.splice(random.below(pieces.length), 0, thing[form])
  }
  const lead = random.chance(0.3) ? `${words.from(bank.leads)} ` : ''
  return { text: capitalFirst(`${lead}${enumerated([...new Set(pieces)], random.chance(0.4))}`) }
}

function thought(words: EveningWords, question: QuestionId): Saying {
  return { text: words.general(question).text }
}

function thoughtWithReason(words: EveningWords, question: QuestionId): Saying {
  const { text, topic } = words.general(question)
  return { text: sentences(text, words.addition(topic)) }
}

function thoughtOfSpeaker(words: EveningWords, question: QuestionId, group: string): Saying {
  const opening = words.opening(group)
  const { text, topic } = words.general(question)
  // «Мы школьники» does not follow «Мне семьдесят девять»
  if (opening === undefined || (question === 'q1' && topic === 'youth')) {
    return { text: sentences(text, words.addition(topic)) }
  }
  const said = opening.endsWith(':') ? continued(text) : text
  const reason = words.random.chance(0.35) ? [words.addition(topic)] : []
  return { text: sentences(opening, said, ...reason), group }
}

function localThought(words: EveningWords, question: QuestionId): Saying {
  const local = words.localStatement(question)
  return local === undefined ? thoughtWithReason(words, question) : { text: local.text }
}

function localThoughtWithReason(words: EveningWords, question: QuestionId): Saying {
  const local = words.localStatement(question)
  if (local === undefined) return aboutLocalThing(words, question)
  const tail = words.random.chance(0.8) ? words.addition(local.topic) : words.wish()
  return { text: sentences(local.text, tail) }
}

function thoughtWithWish(words: EveningWords, question: QuestionId): Saying {
  return { text: sentences(words.general(question).text, words.wish()) }
}

function thoughtOfTable(words: EveningWords, question: QuestionId): Saying {
  const { text } = words.general(question)
  const echo = words.echo()
  return { text: words.random.chance(0.7) ? sentences(text, echo) : sentences(echo, text) }
}

function twoThoughts(words: EveningWords, question: QuestionId): Saying {
  const { random } = words
  const joint = random.pick(['А ещё:', 'И второе:', 'Ещё:', 'И ещё одно:'])
  const first = words.general(question).text
  const second = words.general(question).text
  return {
    text: random.chance(0.5)
      ? sentences(first, second)
      : sentences(first, joint, continued(second)),
  }
}

function aboutLocalThing(words: EveningWords, question: QuestionId): Saying {
  const thing = localThing(words)
  const frames = thingFrames[question]
  if (thing === undefined || frames.length === 0) return thoughtWithReason(words, question)
  const frame = words.from(frames)
  return {
    text: capitalFirst(frame.replace('ЧЕМ', thing.instrumental).replace('ЧТО', thing.accusative)),
  }
}

function localThing(words: EveningWords): NamedThing | undefined {
  const { things } = words.local
  return things[words.random.below(things.length)]
}

const listForm: Partial<Record<QuestionId, keyof NamedThing>> = {
  q3: 'nominative',
  q4: 'instrumental',
  q6: 'accusative',
  q7: 'accusative',
}

// «про» takes the accusative of people and things alike, so one frame serves every local thing
const thingFrames: Record<QuestionId, readonly string[]> = {
  q1: [],
  q2: [],
  q3: [
    'чтобы дети знали про ЧТО не из интернета',
    'важно, чтобы про ЧТО помнили и говорили',
    'чтобы в области знали про ЧТО, а не только про плохие дороги',
  ],
  q4: [
    'ЧЕМ',
    'ЧЕМ, тут и думать долго не надо',
    'в первую очередь ЧЕМ',
    'ЧЕМ и людьми, которые здесь живут',
    'конечно, ЧЕМ',
    'ЧЕМ. И своими родителями',
  ],
  q5: [
    'рассказывать детям про ЧТО',
    'знать про ЧТО больше, чем написано в справочнике',
    'чтобы про ЧТО говорили с уважением',
  ],
  q6: [
    'рассказы стариков про ЧТО',
    'всё, что знаем про ЧТО, и передаём дальше',
    'фотографии и песни про ЧТО',
    'ЧТО',
    'ЧТО и память о людях',
  ],
  q7: [
    'книгу про ЧТО, написанную самими жителями',
    'фильм про ЧТО, снятый школьниками',
    'урок про ЧТО в каждой школе',
    'выставку про ЧТО, которую можно возить по сёлам',
    'доброе слово про ЧТО',
  ],
  q8: [
    'каждому приезжему рассказываем про ЧТО, детям тем более',
    'гостю сначала чай, потом рассказ про ЧТО',
  ],
}

function enumerated(pieces: readonly string[], withAnd: boolean): string {
  const last = pieces.at(-1)
  // «и» inside the last member would make «а и б и в»
  if (!withAnd || last === undefined || pieces.length < 2 || / и |, /u.test(last)) {
    return pieces.join(', ')
  }
  return `${pieces.slice(0, -1).join(', ')} и ${last}`
}

function continued(text: string): string {
  return /^(Байкал|Ангар|Сибирск|Распутин|Бурятск)/u.test(text) ? text : smallFirst(text)
}

function sentences(...parts: readonly string[]): string {
  return parts
    .map((part, at) => (at === parts.length - 1 || /[.!?…:]$/u.test(part) ? part : `${part}.`))
    .join(' ')
}
