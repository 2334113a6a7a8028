import { describe, expect, it } from 'vitest'
import { sampleRecord, sampleSession, sampleVenue } from '../../documents/sample-territory.ts'
import type { TypedRecord } from '../../device/device.ts'
import { type Reading, type ReadingFilter, readingOf, stepFrom } from './reading.ts'

const questions = [
  { id: 'q1', text: 'Кто мы?' },
  { id: 'q2', text: 'Какие мы?' },
  { id: 'q3', text: 'Что для нас важно?' },
]

/** As a device shows it. */
function shown<Name extends 'answer' | 'comment'>(kind: Name, fields: { [field: string]: string }) {
  const record = sampleRecord(kind, sampleVenue, sampleSession.id, fields)
  return { ...record, unsent: 0, carried: 0 } as unknown as TypedRecord<Name>
}

const answers = [
  shown('answer', { question: 'q1', text: 'Мы – люди дороги' }),
  shown('answer', { question: 'q1', text: 'Мы живём у Бирюсы' }),
  shown('answer', { question: 'q3', text: 'Чтобы школа осталась' }),
]
const [first, second, third] = answers.map(({ id }) => id)
const remark = shown('comment', { about: second ?? '', field: 'group', text: 'Кто это сказал?' })
const reply = shown('comment', { about: second ?? '', parent: remark.id, text: 'Учитель' })
const onTheWhole = shown('comment', { text: 'Нет ответов за третьим столом' })

function read(filter: ReadingFilter, more: Partial<Parameters<typeof readingOf>[0]> = {}): Reading {
  const comments = [remark, reply, onTheWhole]
  const view = { answers, comments, late: new Set([third ?? '']), ...more }
  const checking = { checked: new Set([first ?? '']), fresh: new Set([second ?? '']) }
  return readingOf(view, questions, new Set([second ?? '']), checking, filter)
}

const idsIn = ({ questions: all }: Reading) =>
  all.map(({ id, answers: own }) => [id, own.map(({ answer }) => answer.id)])

describe('the reading of a session', () => {
  it('goes question by question, in the order of the pack, empty ones too', () => {
    expect(idsIn(read('all'))).toEqual([
      ['q1', [first, second]],
      ['q2', []],
      ['q3', [third]],
    ])
  })

  it('shows by itself what is unchecked, fresh, changed, late or remarked upon, and counts each', () => {
    const of = (filter: ReadingFilter) => idsIn(read(filter)).flatMap(([, ids]) => ids)
    expect(of('unchecked')).toEqual([second, third])
    expect(of('fresh')).toEqual([second])
    expect(of('changed')).toEqual([second])
    expect(of('late')).toEqual([third])
    expect(of('commented')).toEqual([second])
    const { counts } = read('all')
    expect(counts).toEqual({ all: 3, unchecked: 2, fresh: 1, changed: 1, late: 1, commented: 1 })
  })

  it('keeps a thread with its answer, and what speaks of the whole apart', () => {
    const [, two] = read('all').questions[0]?.answers ?? []
    expect(two?.threads).toMatchObject([
      { comment: { id: remark.id }, replies: [{ id: reply.id }] },
    ])
    const { otherThreads, openThreads } = read('all')
    expect(otherThreads.map(({ comment }) => comment.id)).toEqual([onTheWhole.id])
    expect(openThreads).toBe(2)
  })

  it('never loses answers to a question that the pack does not have any more', () => {
    const lost = shown('answer', { question: 'q9', text: 'Прежний вопрос' })
    expect(idsIn(read('all', { answers: [...answers, lost] })).at(-1)).toEqual(['q9', [lost.id]])
  })
})

describe('next and previous', () => {
  const { questions: all } = read('all')

  it('cross the border of a question, pass over an empty one, and stop at either end', () => {
    const from = (question: string, answer: string | undefined, step: 1 | -1) =>
      stepFrom(all, { question, answer }, step)?.answer
    expect(from('q1', first, 1)).toBe(second)
    expect(from('q1', second, 1)).toBe(third)
    expect(from('q3', third, -1)).toBe(second)
    expect(from('q3', third, 1)).toBeUndefined()
    expect(from('q1', first, -1)).toBeUndefined()
  })

  it('begin in the question that is open, where nothing was read yet', () => {
    expect(stepFrom(all, { question: 'q3', answer: undefined }, 1)?.answer).toBe(third)
    expect(stepFrom(all, { question: 'q1', answer: undefined }, -1)?.answer).toBe(second)
    expect(stepFrom(all, { question: 'q2', answer: undefined }, 1)?.answer).toBe(first)
  })
})
