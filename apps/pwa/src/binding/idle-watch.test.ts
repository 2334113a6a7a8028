import { expect, test } from 'vitest'
import { IdleWatch } from './idle-watch.ts'

function watched(isBusy = async () => false) {
  let now = 1_000_000
  let closings = 0
  const watch = new IdleWatch({
    idleMs: 60_000,
    now: () => now,
    isBusy,
    close: () => {
      closings += 1
    },
  })
  return {
    watch,
    closings: () => closings,
    pass: (ms: number) => {
      now += ms
    },
  }
}

test('it closes when nobody touched it for so long, and not before', async () => {
  const { watch, closings, pass } = watched()
  pass(59_999)
  await watch.look()
  watch.touch()
  pass(59_999)
  await watch.look()
  expect(closings()).toBe(0)
  pass(1)
  await watch.look()
  expect(closings()).toBe(1)
})

test('an evening under way is never interrupted, nor somebody who touches it in the last moment', async () => {
  const evening = watched(async () => true)
  evening.pass(3_600_000)
  await evening.watch.look()
  expect(evening.closings()).toBe(0)

  const late = watched(async () => {
    late.pass(1)
    late.watch.touch()
    return false
  })
  late.pass(60_000)
  await late.watch.look()
  expect(late.closings()).toBe(0)
})

test('a clock that is set back makes it wait anew, one that is set ahead closes it', async () => {
  const { watch, closings, pass } = watched()
  pass(-365 * 86_400_000)
  await watch.look()
  pass(59_999)
  await watch.look()
  expect(closings()).toBe(0)
  pass(10 * 365 * 86_400_000)
  await watch.look()
  expect(closings()).toBe(1)
})
