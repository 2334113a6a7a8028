import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReviewAct } from './kinds/review.ts'
import {
  type ActRecord,
  type ContentMark,
  foldReview,
  isLate,
  possibleActs,
  type ReviewState,
  seenVersion,
} from './review.ts'
import { sampleId } from './samples/venue-sample.ts'

const desk = sampleId(0xc0)
const hall = sampleId(0xa0)
const names: readonly ReviewAct[] = [
  'submit',
  'recall',
  'return',
  'accept',
  'take-in',
  'self-accept',
]

/** A way into every state. */
const ways: { readonly [state in ReviewState]: readonly ReviewAct[] } = {
  draft: [],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  accepted: ['submit', 'accept'],
}

const table: {
  readonly [act in ReviewAct]: { readonly [state in ReviewState]: ReviewState | 'void' }
} = {
  submit: {
    draft: 'submitted',
    submitted: 'submitted',
    returned: 'submitted',
    accepted: 'accepted',
  },
  recall: { draft: 'void', submitted: 'draft', returned: 'void', accepted: 'void' },
  return: { draft: 'void', submitted: 'returned', returned: 'returned', accepted: 'returned' },
  accept: { draft: 'void', submitted: 'accepted', returned: 'void', accepted: 'accepted' },
  'take-in': { draft: 'void', submitted: 'void', returned: 'void', accepted: 'accepted' },
  'self-accept': {
    draft: 'accepted',
    submitted: 'accepted',
    returned: 'accepted',
    accepted: 'accepted',
  },
}

const cells = names.flatMap((act) =>
  (Object.keys(ways) as ReviewState[]).map((state) => ({ act, state, result: table[act][state] })),
)

describe('S14: the state of a session', () => {
  test.each(cells)('$act in $state: $result', ({ act, state, result }) => {
    const before = acts(...ways[state])
    const last = oneAct(act, before.length + 1)
    const review = foldReview([...before, last])
    expect(review.state).toBe(result === 'void' ? state : result)
    expect(review.void).toEqual(result === 'void' ? [last.id] : [])
    expect(review.isSelfAccepted).toBe(act === 'self-accept' && state !== 'accepted')
  })

  test('begins as a draft that no act brought about', () => {
    const draft = {
      state: 'draft',
      act: undefined,
      isSelfAccepted: false,
      acceptances: [],
      void: [],
    }
    expect(foldReview([])).toEqual(draft)
  })

  test('names the act that brought it about, not the ones that repeated it', () => {
    const twice = acts('submit', 'submit')
    expect(foldReview(twice).act).toBe(twice[0])
    const long = acts('submit', 'submit', 'accept', 'take-in', 'submit')
    expect(foldReview(long).act).toBe(long[2])
  })

  test('does not depend on the order in which the acts lie on the device', () => {
    const anyActs = fc.array(fc.constantFrom(...names), { maxLength: 10 }).chain((list) => {
      const made = acts(...list)
      return fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))
    })
    fc.assert(
      fc.property(anyActs, ([inOrder, shuffled]) => {
        expect(foldReview(shuffled)).toEqual(foldReview(inOrder))
      }),
    )
  })

  test('takes unsent acts last and in the order of their making', () => {
    const unsent = [oneAct('recall', 0, { n: 9 }), oneAct('submit', 0, { n: 10 })]
    expect(foldReview([...unsent].reverse().concat(acts('submit'))).state).toBe('submitted')
    expect(foldReview([...acts('submit'), ...unsent.slice(0, 1)]).state).toBe('draft')
  })

  test('is left alone by an act that only a newer version knows', () => {
    const unknown = { ...oneAct('accept', 2), fields: { act: 'archive', seen: 0 } }
    expect(foldReview([...acts('submit'), unknown])).toMatchObject({
      state: 'submitted',
      void: [unknown.id],
    })
  })

  test('loses its acceptances when it is returned: a new one has to read again', () => {
    const review = foldReview(acts('submit', 'accept', 'return', 'submit'))
    expect(review.acceptances).toEqual([])
  })

  test('offers only acts that would mean something in it', () => {
    for (const state of Object.keys(ways) as ReviewState[]) {
      for (const hasLate of [true, false]) {
        for (const act of possibleActs(state, hasLate)) expect(table[act][state]).not.toBe('void')
      }
    }
    expect(possibleActs('accepted', false)).not.toContain('take-in')
    expect(possibleActs('accepted', true)).toContain('take-in')
  })
})

describe('S14: content of an accepted session came late', () => {
  const accepted = (seen: number, made = 30) =>
    foldReview([...acts('submit'), oneAct('accept', made, { seen })])

  test('when it is newer than what the coordinator had read, even if the acceptance is newer still', () => {
    const review = accepted(20, 30)
    expect(isLate(review, 'a', content(20))).toBe(false)
    expect(isLate(review, 'a', content(21))).toBe(true)
    expect(isLate(review, 'a', content(40))).toBe(true)
  })

  test('never while the session is not accepted', () => {
    for (const state of ['draft', 'submitted', 'returned'] as const) {
      expect(isLate(foldReview(acts(...ways[state])), 'a', content(99))).toBe(false)
    }
  })

  test('when it is unsent and not the coordinator’s own', () => {
    expect(isLate(accepted(20), 'a', content(0, { device: hall, n: 1 }))).toBe(true)
  })

  test('not when the coordinator wrote it before accepting, sent or unsent', () => {
    const review = foldReview([...acts('submit'), oneAct('accept', 0, { seen: 20, n: 8 })])
    expect(isLate(review, 'a', content(0, { device: desk, n: 7 }))).toBe(false)
    expect(isLate(review, 'a', content(55, { device: desk, n: 7 }))).toBe(false)
    expect(isLate(review, 'a', content(0, { device: desk, n: 9 }))).toBe(true)
  })

  test('when the coordinator wrote on top of something that was not read', () => {
    const review = accepted(20)
    expect(isLate(review, 'a', content(28, { device: desk, n: 1, over: 20 }))).toBe(false)
    expect(isLate(review, 'a', content(28, { device: desk, n: 1, over: 25 }))).toBe(true)
  })

  test('until it is taken in, and then only this and not its neighbour', () => {
    const takeIn = oneAct('take-in', 50, { seen: 45, records: ['a'] })
    const review = foldReview([...acts('submit'), oneAct('accept', 30, { seen: 20 }), takeIn])
    expect(isLate(review, 'a', content(45))).toBe(false)
    expect(isLate(review, 'b', content(45))).toBe(true)
    expect(isLate(review, 'a', content(46))).toBe(true)
  })

  test('until a further acceptance has read all of it', () => {
    const again = oneAct('accept', 50, { seen: 48 })
    const review = foldReview([...acts('submit'), oneAct('accept', 30, { seen: 20 }), again])
    expect(isLate(review, 'b', content(45))).toBe(false)
  })
})

describe('What an act names as seen', () => {
  test('is the highest version that came from others', () => {
    expect(seenVersion([], desk)).toBe(0)
    expect(seenVersion([content(3), content(17), content(0, { device: desk })], desk)).toBe(17)
  })

  test('is not the number of one’s own correction, which runs ahead of what others sent meanwhile', () => {
    const onDesk = [content(12), content(40, { device: desk, n: 3, over: 11 })]
    const seen = seenVersion(onDesk, desk)
    expect(seen).toBe(12)
    const review = foldReview([...acts('submit'), oneAct('accept', 41, { seen, n: 4 })])
    const unseenOnDesk = content(39)
    expect(isLate(review, 'x', unseenOnDesk)).toBe(true)
    for (const mark of onDesk) expect(isLate(review, 'y', mark)).toBe(false)
  })

  test('counts what lay under one’s own correction', () => {
    expect(seenVersion([content(40, { device: desk, n: 3, over: 25 })], desk)).toBe(25)
  })
})

interface ActParts {
  readonly n?: number
  readonly seen?: number
  readonly records?: readonly string[]
}

function oneAct(
  act: ReviewAct,
  version: number,
  { n = 4, seen = 0, records }: ActParts = {},
): ActRecord {
  const author = { person: sampleId(1), device: desk, at: 0 }
  return {
    id: `${act} at ${version}, ${n}`,
    version,
    fields: records === undefined ? { act, seen } : { act, seen, records },
    made: author,
    changed: { ...author, n, over: 0 },
  }
}

/** Acts that arrived one after another. */
function acts(...list: readonly ReviewAct[]): ActRecord[] {
  return list.map((act, index) => oneAct(act, index + 1))
}

function content(version: number, changed: Partial<ContentMark['changed']> = {}): ContentMark {
  return { version, changed: { device: hall, n: 1, over: 0, ...changed } }
}
