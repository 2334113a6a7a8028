import type { RecordState } from '@living-libraries/model/record'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EveningStep, MemoryEvening } from './test-memory-evening.ts'

const by = fc.nat(2)
const at = fc.nat(1)
const path = fc.constantFrom('text', 'sheet')
const does = <Does extends EveningStep['does']>(...names: Does[]) => fc.constantFrom(...names)

const stepArbitrary: fc.Arbitrary<EveningStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: does('edit', 'edit', 'edit', 'begin'), by, at, path }),
  },
  { weight: 2, arbitrary: fc.record({ does: does('end'), by }) },
  { weight: 1, arbitrary: fc.record({ does: does('settle'), by, at, takesOther: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: does('delete', 'bring-back'), by, at }) },
  {
    weight: 9,
    arbitrary: fc.record({
      does: does('go'),
      by,
      halts: fc.integer({ min: 1, max: 12 }),
      limit: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: does('cut'), by }) },
  { weight: 1, arbitrary: fc.record({ does: does('hand'), by, to: by }) },
  { weight: 2, arbitrary: fc.record({ does: does('back-up', 'restore', 'restore') }) },
)
const evening = fc.array(stepArbitrary, { maxLength: 50, size: 'max' })

/**
 * Somebody's words reach the centre and the answer is lost; a colleague reads them and writes over them, and is told or not;
 * the centre is restored, and they come in any order, somebody else among them who may have read it too.
 */
const writtenOver: fc.Arbitrary<EveningStep[]> = fc
  .record({
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    cast: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    place: fc.record({ at, path }),
    told: fc.integer({ min: 0, max: 12 }),
    isRead: fc.boolean(),
    limit: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ order, cast: [first = 0, second = 1, reader = 2], place, told, isRead, limit }) => {
    const edit = (by: number) => ({ does: 'edit', by, ...place }) as const
    const go = (by: number, halts: number) => ({ does: 'go', by, halts, limit }) as const
    const cut = (by: number) => ({ does: 'cut', by }) as const
    return [
      ...[first, second, reader].map(cut),
      ...[edit(first), go(first, 2), cut(first)],
      ...[go(second, 40), edit(second), go(second, told), cut(second)],
      ...(isRead ? [go(reader, 40), cut(reader)] : []),
      { does: 'restore' },
      ...order.flatMap((by) => [go(by, 40), cut(by)]),
    ]
  })

/**
 * Somebody gives words to a colleague in a file, who writes over them and may hand both on; the centre may be restored, so
 * that it takes the file no more, and they come in any order.
 */
const readFromFile: fc.Arbitrary<EveningStep[]> = fc
  .record({
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    cast: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    place: fc.record({ at, path }),
    edits: fc.integer({ min: 1, max: 2 }),
    handedOn: fc.constantFrom('not', 'read', 'corrected'),
    isRestored: fc.boolean(),
    told: fc.integer({ min: 0, max: 12 }),
    limit: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ order, cast: [first = 0, second = 1, third = 2], place, ...drawn }) => {
    const { edits, handedOn, isRestored, told, limit } = drawn
    const edit = (by: number) => ({ does: 'edit', by, ...place }) as const
    const go = (by: number, halts: number) => ({ does: 'go', by, halts, limit }) as const
    const cut = (by: number) => ({ does: 'cut', by }) as const
    return [
      ...[first, second, third].map(cut),
      ...Array.from({ length: edits }, () => edit(first)),
      { does: 'hand', by: first, to: second },
      edit(second),
      ...(handedOn === 'not' ? [] : [{ does: 'hand', by: second, to: third } as const]),
      ...(handedOn === 'corrected' ? [edit(third)] : []),
      ...(isRestored ? [{ does: 'restore' } as const] : []),
      ...[go(order[0] ?? 0, told), cut(order[0] ?? 0)],
      ...order.flatMap((by) => [go(by, 60), cut(by)]),
    ]
  })
const runs = { numRuns: 200 }

describe('Three devices whose exchanges stop anywhere, and a centre that is restored meanwhile', () => {
  test('end with the same records, and nothing waits', async () => {
    await fc.assert(
      fc.asyncProperty(evening, async (steps) => {
        const { centre, devices } = await afterEvening(steps)
        for (const device of devices) {
          expect(device.unsent).toBe(0)
          expect([...device.rows.keys()].sort()).toEqual([...centre.records.keys()].sort())
          for (const [id, { state }] of centre.records) {
            expect(comparable(device.view(id))).toEqual(comparable(state))
          }
        }
      }),
      runs,
    )
  })

  test('lose no text that the backup or any device still had', async () => {
    await fc.assert(
      fc.asyncProperty(evening, async (steps) => {
        const played = await afterEvening(steps)
        const kept = played.kept()
        const lost = saved(played).filter(({ text }) => !kept.has(text))
        expect(lost).toEqual([])
      }),
      runs,
    )
  })

  test('let no text stand where somebody who saw it has written another, or that one stands beside it', async () => {
    await fc.assert(
      fc.asyncProperty(evening, async (steps) => {
        const played = await afterEvening(steps)
        const open = disputed(played)
        for (const { over } of saved(played)) {
          if (over === undefined || played.chosenAgain.has(over)) continue
          if (!standing(played).includes(over)) continue
          expect(successorsOf(played, over).some((text) => open.includes(text))).toBe(true)
        }
      }),
      runs,
    )
  })

  test('let none stand so at all where the backup is restored but once', async () => {
    await fc.assert(
      fc.asyncProperty(evening, writtenOver, evening, async (before, story, after) => {
        const played = await afterEvening(withOneRestore([...before, ...story, ...after]))
        const present = standing(played)
        const isOlder = (text: string) => present.includes(text) && !played.chosenAgain.has(text)
        const older = saved(played).filter(({ over = '' }) => isOlder(over))
        expect(older.map(({ text, over }) => `${over} over ${text}`)).toEqual([])
      }),
      runs,
    )
  })

  test.each([
    ['whose answer was lost, and of what a colleague wrote who had read them', writtenOver],
    ['that were read in a file, whose centre may have been restored since', readFromFile],
  ])('make no dispute of words %s', async (_case, stories) => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const played = await afterEvening(story)
        expect(standing(played)).toContain(played.said.at(-1)?.text)
        expect(disputed(played)).toEqual([])
        expect([...played.kept()]).toEqual(
          expect.arrayContaining(saved(played).map(({ text }) => text)),
        )
      }),
      runs,
    )
  })

  test('leave to people what nobody has decided: it stands, or beside what stands', async () => {
    await fc.assert(
      fc.asyncProperty(evening, async (steps) => {
        const played = await afterEvening(withOneRestore(steps))
        const present = [...standing(played), ...disputed(played)]
        const open = saved(played).filter(({ text }) => !played.decided.has(text))
        expect(open.filter(({ text }) => !present.includes(text))).toEqual([])
      }),
      runs,
    )
  })
})

async function afterEvening(steps: readonly EveningStep[]): Promise<MemoryEvening> {
  const played = new MemoryEvening()
  await played.begin()
  for (const step of steps) await played.play(step)
  await played.heal()
  return played
}

/** After several restores what one device lost against another may lie in the history alone. */
function withOneRestore(steps: readonly EveningStep[]): EveningStep[] {
  const first = steps.findIndex((step) => step.does === 'restore')
  return steps.filter((step, index) => step.does !== 'restore' || index === first)
}

function saved({ said, forgotten }: MemoryEvening) {
  return said.filter(({ text }) => !forgotten.has(text))
}

/** What was written over a text, and over that. */
function successorsOf(played: MemoryEvening, text: string): string[] {
  const next = saved(played).flatMap(({ over, text: after }) => (over === text ? after : []))
  return [...next, ...next.flatMap((one) => successorsOf(played, one))]
}

function standing({ centre }: MemoryEvening): unknown[] {
  return [...centre.records.values()].flatMap(({ state }) => Object.values(state.fields))
}

function disputed({ centre }: MemoryEvening): unknown[] {
  return [...centre.records.values()].flatMap(({ state }) =>
    Object.values(state.disputed).flatMap((losers) => losers.map(({ value }) => value)),
  )
}

/** What two parts must agree on; a no-op of one's own leaves its name here only. */
function comparable(state: RecordState | undefined) {
  if (state === undefined) return undefined
  const { made, changed, setBy: _setBy, ...rest } = state
  return { ...rest, madeOn: made.device, changedOn: changed.device, over: changed.over }
}
