import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersInOrder, type OrderedAnswer, placeAt } from './answer-order.ts'
import { recordIdOf } from './identifier.ts'

const device = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

/** So many answers, one every four seconds. */
function evening(count: number): readonly OrderedAnswer[] {
  return Array.from({ length: count }, (_, n) => ({
    id: recordIdOf(device, n + 1, 1_730_800_000_000 + n * 4000),
    fields: {},
  }))
}

function moved(answers: readonly OrderedAnswer[], id: string, index: number) {
  const order = placeAt(answers, id, index)
  return answersInOrder(answers.map((one) => (one.id === id ? { id, fields: { order } } : one)))
}

test('answers that nobody moved stand as they were made', () => {
  const answers = evening(5)
  expect(answersInOrder(answers)).toBe(answers)
})

test('an answer goes where it is put, and the others keep their order', () => {
  const moves = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 12 })
  fc.assert(
    fc.property(moves, (all) => {
      let answers = evening(12)
      for (const [from, to] of all) {
        const id = answers[from]?.id ?? ''
        const others = answers.filter((one) => one.id !== id).map((one) => one.id)
        answers = moved(answers, id, to)
        expect(answers.map((one) => one.id)).toEqual([
          ...others.slice(0, to),
          id,
          ...others.slice(to),
        ])
      }
    }),
  )
})

test('what is said next stands behind everything, also behind what was moved to the end', () => {
  const answers = evening(3)
  const first = answers[0]?.id ?? ''
  const [last] = evening(4).slice(-1)
  const after = answersInOrder([...moved(answers, first, 2), ...(last ? [last] : [])])
  expect(after.at(-1)?.id).toBe(last?.id)
  expect(after.at(-2)?.id).toBe(first)
})

test('the order is the same on every device, in whatever order the answers came', () => {
  const places = fc.array(fc.option(fc.constantFrom(1, 2, 1_730_800_004_000), { nil: undefined }), {
    minLength: 2,
    maxLength: 8,
  })
  fc.assert(
    fc.property(places, fc.infiniteStream(fc.nat(100)), (all, shuffle) => {
      const answers = evening(all.length).map(({ id }, index) => {
        const order = all[index]
        return { id, fields: order === undefined ? {} : { order } }
      })
      const keys = new Map(answers.map((one) => [one.id, shuffle.next().value ?? 0]))
      const shuffled = [...answers].sort(
        (left, right) => (keys.get(left.id) ?? 0) - (keys.get(right.id) ?? 0),
      )
      const [one, other] = [answers, shuffled].map((list) =>
        [...answersInOrder(list)].map(({ id }) => id),
      )
      // A list in which nobody moved anything is handed in in the order of making.
      if (all.some((place) => place !== undefined)) expect(other).toEqual(one)
    }),
  )
})
