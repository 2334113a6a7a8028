import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerLine } from './answer-export.ts'
import { unstatedGroup } from './kinds/session.ts'
import type { OverviewAnswer } from './overview.ts'
import { smallestShownGroup } from './small-cells.ts'
import { groupTelling, type TellGroup, untoldGroup } from './told-group.ts'

const groups = ['resident', 'business', 'science', 'culture', 'authority'] as const
const sessions = ['hall-1', 'hall-2', 'hall-3'] as const
const questions = ['q1', 'q2'] as const

const anyHalls = fc.tuple(...sessions.map(() => fc.tuple(...groups.map(() => fc.nat(12)))))
const anyGroup = fc.option(fc.constantFrom(...groups))
const anyAnswers = fc.array(
  fc.record({
    session: fc.constantFrom(...sessions),
    question: fc.constantFrom(...questions),
    group: anyGroup,
  }),
  { maxLength: 40 },
)
const anyFilters = fc.array(
  fc.record({
    session: fc.option(fc.constantFrom(...sessions)),
    question: fc.option(fc.constantFrom(...questions)),
    group: fc.option(fc.constantFrom(...groups, unstatedGroup)),
  }),
  { minLength: 2, maxLength: 6 },
)

type Answer = { session: string; question: string; group: string | null }
type Filter = { session: string | null; question: string | null; group: string | null }

const silent: OverviewAnswer = {
  id: '',
  session: '',
  venue: 'kachug-1',
  municipality: 'kachug',
  question: 'q1',
  also: [],
  text: 'Слово',
  language: null,
  translation: null,
  table: null,
  group: null,
  level: null,
  naming: null,
  state: 'accepted',
  isLate: false,
  themes: [],
}
const asItIs = (id: string) => id
const namesAsTheyAre = {
  municipality: asItIs,
  venue: asItIs,
  question: asItIs,
  group: asItIs,
  level: asItIs,
  theme: asItIs,
  date: () => '',
}

const tellingIn = (halls: readonly (readonly number[])[]) =>
  groupTelling(
    sessions.map((session, at) => ({
      session,
      attendance: Object.fromEntries(
        groups.map((group, to) => [`${group}:device`, halls[at]?.[to] ?? 0]),
      ),
    })),
  )

/** A file of lines and a table of counts, both of the answers that a filter finds. */
function fileOf(answers: readonly Answer[], tell: TellGroup, filter: Filter) {
  const found = answers
    .map((one, at) => ({ ...one, at, told: tell(one.session, one.group) }))
    .filter(({ session }) => session === (filter.session ?? session))
    .filter(({ question }) => question === (filter.question ?? question))
    .filter(({ told }) => told === (filter.group ?? told))
  const table: { [group: string]: number } = {}
  for (const { told } of found) table[told] = (table[told] ?? 0) + 1
  const names = { ...namesAsTheyAre, tell }
  const lines = found.map(({ at, ...one }) => answerLine({ ...silent, ...one, id: `${at}` }, names))
  return { lines, table }
}

test('any files, whatever their filters, are the same whichever untold group of its hall an answer came from', () => {
  fc.assert(
    fc.property(
      anyHalls,
      anyAnswers,
      anyFilters,
      fc.constantFrom(...groups),
      (halls, answers, filters, other) => {
        const tell = tellingIn(halls)
        const isUntold = (session: string, group: string | null) =>
          tell(session, group) === untoldGroup
        const elsewhere = answers.map((one) =>
          isUntold(one.session, one.group) && isUntold(one.session, other)
            ? { ...one, group: other }
            : one,
        )
        for (const filter of filters) {
          expect(fileOf(elsewhere, tell, filter)).toEqual(fileOf(answers, tell, filter))
        }
      },
    ),
  )
})

test('a group is told only where five of it and more were in the hall', () => {
  fc.assert(
    fc.property(anyHalls, fc.nat(2), fc.nat(4), (halls, at, to) => {
      const session = sessions[at] ?? ''
      const group = groups[to] ?? ''
      const isTold = tellingIn(halls)(session, group) !== untoldGroup
      if (isTold) expect(halls[at]?.[to]).toBeGreaterThanOrEqual(smallestShownGroup)
    }),
  )
})

test('what was said without a group is told as such, and of a hall that nobody counted nothing is told', () => {
  const tell = tellingIn([[0, 0, 0, 0, 0]])
  expect(tell('hall-1', null)).toBe(unstatedGroup)
  expect(tell('hall-1', 'resident')).toBe(untoldGroup)
  expect(tell('nowhere', 'resident')).toBe(untoldGroup)
})
