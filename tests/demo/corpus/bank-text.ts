// The banks are written as plain lines, because they are read and corrected by people who know
// the places, not the code. This file turns the lines into data and refuses a malformed one.

const TOPICS = [
  'nature',
  'work',
  'family',
  'memory',
  'help',
  'youth',
  'services',
  'culture',
  'character',
  'danger',
] as const
export type Topic = (typeof TOPICS)[number]

export const QUESTION_IDS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'] as const
export type QuestionId = (typeof QUESTION_IDS)[number]

export function isQuestionId(id: string): id is QuestionId {
  return QUESTION_IDS.some((known) => known === id)
}

export type Statement = { topic: Topic; text: string }

// «Братская ГЭС» – «гордимся Братской ГЭС» – «сохраним Братскую ГЭС»: written out, never guessed
export type NamedThing = { nominative: string; instrumental: string; accusative: string }

export type LocalBank = {
  statements: Record<QuestionId, Statement[]>
  things: NamedThing[]
}

export function bankLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

// a line is a topic letter and a sentence: «n Тайга кормит»
export function topicStatements(text: string): Statement[] {
  return bankLines(text).map((line) => {
    const match = /^([a-z]) (.+)$/u.exec(line)
    if (match === null) throw new Error(`A bank line without a topic: ${line}`)
    return { topic: topicOf(match[1] ?? '', line), text: match[2] ?? '' }
  })
}

// a line is the questions it answers, a topic letter and a sentence: «35r Мост нужен»;
// or a thing in three cases: «= соль | солью | соль»
export function localBank(text: string): LocalBank {
  const bank: LocalBank = {
    statements: { q1: [], q2: [], q3: [], q4: [], q5: [], q6: [], q7: [], q8: [] },
    things: [],
  }
  for (const line of bankLines(text)) {
    if (line.startsWith('=')) bank.things.push(namedThing(line))
    else addLocalStatement(bank, line)
  }
  return bank
}

function addLocalStatement(bank: LocalBank, line: string): void {
  const match = /^([1-8]+)([a-z]) (.+)$/u.exec(line)
  if (match === null) throw new Error(`A local line without questions and topic: ${line}`)
  const statement = { topic: topicOf(match[2] ?? '', line), text: match[3] ?? '' }
  for (const question of QUESTION_IDS) {
    if ((match[1] ?? '').includes(question.slice(1))) bank.statements[question].push(statement)
  }
}

function namedThing(line: string): NamedThing {
  const [nominative, instrumental, accusative] = line
    .replace(/^=/u, '')
    .split('|')
    .map((form) => form.trim())
  if (!nominative || !instrumental || !accusative) throw new Error(`Three cases wanted: ${line}`)
  return { nominative, instrumental, accusative }
}

function topicOf(letter: string, line: string): Topic {
  const topic = TOPIC_LETTERS.get(letter)
  if (topic === undefined) throw new Error(`Unknown topic letter: ${line}`)
  return topic
}

const TOPIC_LETTERS: ReadonlyMap<string, Topic> = new Map([
  ['n', 'nature'],
  ['w', 'work'],
  ['f', 'family'],
  ['m', 'memory'],
  ['h', 'help'],
  ['s', 'youth'],
  ['r', 'services'],
  ['k', 'culture'],
  ['c', 'character'],
  ['d', 'danger'],
])
