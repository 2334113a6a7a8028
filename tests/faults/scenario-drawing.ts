import { type SeededRandom, seededRandom } from '../demo/corpus/seeded-random.ts'
import { actNames, type Deed, type EditDeed, type MadeKind, mistakes } from './deed.ts'
import {
  fileConditions,
  type FileCondition,
  type Step,
  type StorageFault,
  type Weather,
  weathers,
} from './step.ts'
import type { Cast } from './world.ts'

export interface Scenario {
  readonly cast: readonly Cast[]
  readonly steps: readonly Step[]
}

/** The same seed gives the same scenario, on every machine. */
export function drawScenario(seed: number): Scenario {
  const random = seededRandom('scenario', seed)
  const cast = drawCast(random)
  const length = random.between(16, 40)
  const evening = { files: random.chance(0.3) ? 4 : 1, locks: random.chance(0.3) ? 3 : 0 }
  const steps = Array.from({ length }, () => drawStep(random, 0, evening))
  return { cast, steps }
}

function drawCast(random: SeededRandom): Cast[] {
  const first: Cast = random.chance(0.2) ? 'both' : 'librarian'
  const others: Cast[] = ['librarian']
  if (random.chance(0.35)) others.push('coordinator')
  if (random.chance(0.25)) others.push('stranger')
  if (random.chance(0.15)) others.push('librarian')
  return [first, ...others]
}

/** How often something happens, compared to what else does. */
interface Evening {
  /** In villages without a line what elsewhere goes by network goes by file. */
  readonly files: number
  /** Some shared devices have a lock, and it is closed and opened all evening. */
  readonly locks: number
}

type Weighted<Value> = readonly [weight: number, draw: () => Value][]

function drawn<Value>(random: SeededRandom, choices: Weighted<Value>): Value {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [weight, draw] of choices) {
    left -= weight
    if (left < 0) return draw()
  }
  throw new Error('nothing to draw from')
}

function drawStep(random: SeededRandom, depth: number, evening: Evening): Step {
  const on = random.below(5)
  const tab = random.below(2)
  return drawn<Step>(random, [
    [60, () => drawDeedStep(random, on, tab)],
    [34 / evening.files, () => drawSync(random, on, tab)],
    [depth === 0 ? 7 : 0, () => drawHeldSync(random, on, tab, evening)],
    [depth === 0 ? 6 : 0, () => drawTyping(random, on, tab, evening)],
    [4, () => ({ does: 'replay', pick: random.next() })],
    [1, () => ({ does: 'restart-server', process: random.below(2) })],
    [2, () => ({ does: 'other-process', on })],
    [depth === 0 ? 4 : 0, () => ({ does: 'restart-device', on, clockJumpMs: drawJump(random) })],
    [2, () => ({ does: 'clock-jump', on, byMs: drawJump(random) })],
    [3, () => ({ does: 'second-tab', on })],
    [depth === 0 ? 1 : 0, () => ({ does: 'close-tab', on })],
    [1, () => ({ does: 'revoke', on })],
    [1, () => ({ does: 'join-again', on })],
    [2, () => ({ does: 'erase', on, pick: random.next() })],
    [1, () => ({ does: 'erase-name', on, pick: random.next() })],
    [evening.locks, () => ({ does: 'set-lock', on })],
    [evening.locks, () => ({ does: 'close-lock', on, tab })],
    [evening.locks * 2, () => ({ does: 'open-lock', on, tab })],
    [1.2, () => ({ does: 'back-up' })],
    [0.8, () => ({ does: 'restore' })],
    [5 * evening.files, () => drawWriting(random, on, tab)],
    [7 * evening.files, () => drawOpening(random, on, tab)],
    [
      1.5 * evening.files,
      () => ({ does: 'bring-file', pick: random.next(), condition: drawCondition(random) }),
    ],
    [0.5, () => ({ does: 'lose-file', pick: random.next() })],
    [depth === 0 ? 2 : 0, () => drawUpdate(random, on)],
    [depth === 0 ? 0.7 : 0, () => ({ does: 'gain-space', on })],
    [depth === 0 ? 1 : 0, () => ({ does: 'lose-space', on })],
  ])
}

const tenYearsMs = 10 * 365 * 24 * 60 * 60 * 1000

function drawJump(random: SeededRandom): number {
  return random.pick([0, 0, -tenYearsMs, tenYearsMs, -3_600_000, 60_000])
}

function drawDeedStep(random: SeededRandom, on: number, tab: number): Step {
  const deed = drawDeed(random)
  const fault = random.chance(0.12) ? { fault: drawFault(random, 3) } : {}
  return { does: 'deed', on, tab, deed, ...fault }
}

function drawDeed(random: SeededRandom): Deed {
  const pick = random.next()
  return drawn<Deed>(random, [
    [24, () => ({ kind: 'make', what: drawKind(random), pick })],
    [44, () => drawEdit(random, pick)],
    [6, () => ({ kind: 'delete', pick })],
    [4, () => ({ kind: 'restore', pick })],
    [6, () => ({ kind: 'settle', pick, takesOther: random.chance(0.5) })],
    [6, () => ({ kind: 'count', pick, group: random.below(3), heads: random.below(40) })],
    [6, () => ({ kind: 'act', pick, act: random.pick(actNames) })],
    [3, () => ({ kind: 'photograph', pick, bytes: random.between(300, 40_000) })],
    [8, () => ({ kind: 'err', how: random.pick(mistakes), pick })],
  ])
}

function drawKind(random: SeededRandom): MadeKind {
  return random.pick(['answer', 'answer', 'answer', 'participant', 'comment', 'session'])
}

/** Often the same few records and fields, so that people meet. */
function drawEdit(random: SeededRandom, pick: number): EditDeed {
  const crowded = random.chance(0.6) ? pick * 0.3 : pick
  return { kind: 'edit', pick: crowded, path: random.next(), isUnset: random.chance(0.1) }
}

function drawFault(random: SeededRandom, mostCalls: number): StorageFault {
  const kind = random.pick(['kill', 'kill', 'quota', 'quota-at-commit'] as const)
  return { kind, atCall: random.between(1, mostCalls) }
}

function drawSync(random: SeededRandom, on: number, tab: number): Step {
  const isFine = random.chance(0.4)
  const count = isFine ? 0 : random.between(1, 4)
  const forecast: Weather[] = Array.from({ length: count }, () =>
    random.chance(0.35) ? 'fine' : random.pick(weathers),
  )
  const fault = random.chance(0.1) ? { fault: drawFault(random, 12) } : {}
  const hasSmallPages = random.chance(0.4)
  return { does: 'sync', on, tab, weathers: forecast, hasSmallPages, ...fault }
}

function drawTyping(random: SeededRandom, on: number, tab: number, evening: Evening): Step {
  const deed = { ...drawEdit(random, random.next()), isUnset: false }
  const others = Array.from({ length: random.between(0, 2) }, () => drawStep(random, 1, evening))
  const other = on + 1
  // What this step is for: another one says something in the same place, and it comes here before the typing ends.
  const meeting: Step[] = random.chance(0.6)
    ? [
        { does: 'deed', on: other, tab: 0, deed },
        ...[other, on].map((by) => drawSync(random, by, 0)),
      ]
    : []
  return { does: 'typing', on, tab, deed, meanwhile: [...others, ...meeting] }
}

function drawWriting(random: SeededRandom, on: number, tab: number): Step {
  const what = random.pick(['for-centre', 'for-centre', 'for-colleague', 'answer'] as const)
  const fault = random.chance(0.1) ? { fault: drawFault(random, 2) } : {}
  return { does: 'write-file', on, tab, what, pick: random.next(), ...fault }
}

function drawOpening(random: SeededRandom, on: number, tab: number): Step {
  const condition = drawCondition(random)
  const fault = random.chance(0.12) ? { fault: drawFault(random, 5) } : {}
  const isAnswer = random.chance(0.4)
  return { does: 'open-file', on, tab, pick: random.next(), isAnswer, condition, ...fault }
}

function drawCondition(random: SeededRandom): FileCondition {
  return random.chance(0.7) ? 'whole' : random.pick(fileConditions)
}

function drawUpdate(random: SeededRandom, on: number): Step {
  const fault = random.chance(0.75) ? { fault: drawFault(random, 4) } : {}
  return { does: 'update-app', on, ...fault }
}

function drawHeldSync(random: SeededRandom, on: number, tab: number, evening: Evening): Step {
  const meanwhile = Array.from({ length: random.between(1, 4) }, () => {
    const step = drawStep(random, 1, evening)
    // What happens to the very device that waits is what this step is for.
    return 'on' in step && random.chance(0.6) ? { ...step, on } : step
  })
  return {
    does: 'held-sync',
    on,
    tab,
    request: random.below(4),
    when: random.pick(['before', 'after']),
    hasSmallPages: random.chance(0.6),
    meanwhile,
  }
}
