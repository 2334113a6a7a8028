import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, valueAt } from './change.ts'
import type { Json } from './json.ts'
import { type MergedRecord, mergeChange } from './merge.ts'
import { leafPaths } from './leaf-paths.ts'
import { mergeOffer, type OfferArrival } from './offer.ts'
import { venueSpace } from './space.ts'

const person = '00000000-0000-4000-8000-000000000001'
const record = '00000000-0000-7000-8000-000000000001'
const epochStart = 1_000_000

/** The backup was not restored before. */
const onlyRestore = { backupEnd: -1, isOfBackup: () => false }
const told = (isTold: boolean) => ({
  isKnown: () => isTold,
  isSetSince: () => isTold,
  ...onlyRestore,
})

type Set = { [path: string]: Json }

/** The states of one record after each of the changes; state i has version i + 1. */
function historyOf(changes: { device: string; set: Set; isBlind: boolean }[]): MergedRecord[] {
  const states: MergedRecord[] = []
  for (const [index, { device, set, isBlind }] of changes.entries()) {
    const change: Change = {
      n: index + 1,
      person,
      record,
      base: isBlind ? 1 : index,
      madeAt: 0,
      create: { kind: 'session', space: venueSpace('bratsk-gorod-1'), session: null },
      set,
      unset: [],
    }
    const arrival = { device, version: index + 1, receivedAt: 0 }
    states.push(mergeChange(states.at(-1), change, arrival).record)
  }
  return states
}

function offersInto(
  backup: MergedRecord | undefined,
  states: MergedRecord[],
  isKnown: OfferArrival['isKnown'] = () => true,
): MergedRecord | undefined {
  let current = backup
  let version = epochStart
  for (const { state } of states) {
    const arrival = {
      version: version++,
      epochStart,
      isKnown,
      isSetSince: () => true,
      ...onlyRestore,
    }
    current = mergeOffer(current, { state, seen: state.version }, arrival).record
  }
  return current
}

const wordOf = (path: string, value: Json) => `${path} ${JSON.stringify(value)}`
const wordsOf = (set: Set) => Object.entries(set).map(([path, value]) => wordOf(path, value))

const changeArbitrary = fc.record({
  device: fc.constantFrom('a', 'b', 'c'),
  isBlind: fc.boolean(),
  set: fc.dictionary(
    fc.constantFrom('place', 'note', 'tables/t1', 'tables/t2', 'deleted'),
    fc.constantFrom('x', 'y', 'z'),
    { minKeys: 1, maxKeys: 3 },
  ),
})
// `deleted` holds true or false only.
const asChange = ({ set, ...rest }: { device: string; isBlind: boolean; set: Set }) => ({
  ...rest,
  set: Object.fromEntries(
    Object.entries(set).map(([path, value]) => [path, path === 'deleted' ? value === 'x' : value]),
  ),
})

describe('a centre restored from an older backup', () => {
  test('gets the newest state that any device holds, whatever the order of the offers', () => {
    fc.assert(
      fc.property(
        fc.array(changeArbitrary, { minLength: 1, maxLength: 12 }),
        fc.nat(12),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }),
        (changes, backedUp, held) => {
          const history = historyOf(changes.map(asChange))
          const backup = history[backedUp - 1]
          const states = held
            .map((index) => history[index % history.length])
            .filter((one) => one !== undefined)
          const newest = [...states, ...(backup ? [backup] : [])].reduce((best, one) =>
            one.state.version > best.state.version ? one : best,
          )
          const back = offersInto(backup, states)
          expect(back?.state.fields).toEqual(newest.state.fields)
          expect(back?.state.deleted).toBe(newest.state.deleted)
          expect(back?.state.version).toBe(newest.state.version)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('has in state or history every text that a device gives back, also what lost against others', () => {
    fc.assert(
      fc.property(
        fc.array(changeArbitrary, { minLength: 1, maxLength: 12 }),
        fc.nat(12),
        fc.option(changeArbitrary, { nil: undefined }),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }),
        (changes, backedUp, since, held) => {
          const asMade = changes.map(asChange)
          const history = historyOf(asMade)
          const told = new Set(asMade.slice(0, backedUp).flatMap(({ set }) => wordsOf(set)))
          let current = history[Math.min(backedUp, history.length) - 1]
          let version = epochStart
          if (current !== undefined && since !== undefined) {
            const { device, set } = asChange(since)
            const change = { n: 99, person, record, base: current.state.version, madeAt: 0, set }
            const arrival = { device, version: version++, receivedAt: 0 }
            current = mergeChange(current, { ...change, unset: [] }, arrival).record
            for (const word of wordsOf(set)) told.add(word)
          }
          for (const index of held) {
            const offered = history[index % history.length]?.state
            if (offered === undefined) continue
            const isKnown = (path: string, value: Json) => told.has(wordOf(path, value))
            const arrival = {
              version: version++,
              epochStart,
              isKnown,
              isSetSince: () => true,
              ...onlyRestore,
            }
            const before = current
            const result = mergeOffer(before, { state: offered, seen: offered.version }, arrival)
            current = result.record
            for (const { path, value } of result.kept) told.add(wordOf(path, value))
            for (const word of wordsOf(result.replaced)) told.add(word)
            const back = before === undefined ? leafPaths(offered) : Object.keys(result.replaced)
            for (const path of back) {
              told.add(wordOf(path, valueAt(current.state, path) ?? null))
            }
            const said = leafPaths(offered).map((path) =>
              wordOf(path, valueAt(offered, path) ?? null),
            )
            const lost = Object.entries(offered.disputed)
              .filter(([path]) => path !== 'deleted')
              .flatMap(([path, losers]) => losers.map(({ value }) => wordOf(path, value)))
            for (const word of [...said, ...lost]) expect(told).toContain(word)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  test('takes the same offer once', () => {
    const [first, second] = historyOf([
      { device: 'a', isBlind: false, set: { place: 'Клуб' } },
      { device: 'b', isBlind: false, set: { note: 'Было людно' } },
    ])
    const back = offersInto(first, second ? [second] : [])
    if (back === undefined || second === undefined) throw new Error('nothing came back')
    const arrival = {
      version: 7,
      epochStart,
      ...told(true),
    }
    const again = mergeOffer(back, { state: second.state, seen: 2 }, arrival)
    expect(again.outcome).toBe('same')
  })

  test('keeps what was edited since, and the lost text beside it', () => {
    const [first, second] = historyOf([
      { device: 'a', isBlind: false, set: { place: 'Клуб' } },
      { device: 'a', isBlind: false, set: { place: 'Школа' } },
    ])
    const since: Change = {
      n: 1,
      person,
      record,
      base: 1,
      madeAt: 0,
      set: { place: 'Библиотека' },
      unset: [],
    }
    const edited = mergeChange(first, since, { device: 'b', version: epochStart, receivedAt: 0 })
    const known = new Set<Json>(['Клуб', 'Библиотека'])
    const back = offersInto(edited.record, second ? [second] : [], (_path, value) =>
      known.has(value),
    )
    expect(back?.state.fields['place']).toBe('Библиотека')
    expect(back?.state.disputed['place']).toMatchObject([{ value: 'Школа', device: 'a' }])
  })

  test('does not dispute a text that it had replaced itself', () => {
    const [first] = historyOf([{ device: 'a', isBlind: false, set: { place: 'Клуб' } }])
    const since: Change = {
      n: 1,
      person,
      record,
      base: 1,
      madeAt: 0,
      set: { place: 'Библиотека' },
      unset: [],
    }
    const edited = mergeChange(first, since, { device: 'b', version: epochStart, receivedAt: 0 })
    const back = offersInto(edited.record, first ? [first] : [], () => true)
    expect(back).toEqual(edited.record)
  })
})

test('a head count since the restore is no dispute with a device that knows of none', () => {
  const [first] = historyOf([{ device: 'a', set: { place: 'Клуб' }, isBlind: false }])
  if (first === undefined) throw new Error('no state')
  const change: Change = {
    n: 2,
    person,
    record,
    base: 1,
    madeAt: 0,
    set: { 'attendance/resident:b': 11 },
    unset: [],
  }
  const arrival = { device: 'b', version: epochStart + 1, receivedAt: 0 }
  const counted = mergeChange(first, change, arrival).record
  const after = offersInto(counted, [first], () => false)
  expect(after?.state.fields['attendance']).toEqual({ 'resident:b': 11 })
  expect(after?.state.disputed).toEqual({})
})

test('what comes back goes to the device too that changed it last, and what nobody ever said is no dispute', () => {
  const [first, second] = historyOf([
    { device: 'a', isBlind: false, set: { place: 'Клуб' } },
    { device: 'a', isBlind: false, set: { note: 'Было людно' } },
  ])
  if (first === undefined || second === undefined) throw new Error('there is no history')
  const arrival = {
    version: epochStart + 5,
    epochStart,
    isKnown: () => false,
    isSetSince: () => false,
  }
  const back = mergeOffer(first, { state: second.state, seen: 2 }, arrival)
  expect(back).toMatchObject({ outcome: 'returned', record: { state: { version: 2 } } })
  expect(back.record.state.changed).toMatchObject({ device: 'a', over: epochStart + 5 })

  const set = { 'tables/t1': 'x' }
  const change = { n: 3, person, record, base: 1, madeAt: 0, set, unset: [] }
  const since = { device: 'b', version: epochStart + 1, receivedAt: 0 }
  const edited = mergeChange(first, change, since).record
  const { record: after } = mergeOffer(edited, { state: first.state, seen: 1 }, arrival)
  expect(after.state.disputed).toEqual({})
})

test('what came back under its old number is still news to whoever changes the record next', () => {
  const [first, second] = historyOf([
    { device: 'a', isBlind: false, set: { place: 'Клуб' } },
    { device: 'b', isBlind: false, set: { note: 'Было людно' } },
  ])
  if (first === undefined || second === undefined) throw new Error('there is no history')
  const arrival = {
    version: epochStart + 5,
    epochStart,
    isKnown: () => false,
    isSetSince: () => false,
  }
  const { record: back } = mergeOffer(first, { state: second.state, seen: 2 }, arrival)
  const change = { n: 2, person, record, base: 1, madeAt: 0, set: { title: 'Вечер' }, unset: [] }
  const since = { device: 'a', version: epochStart + 6, receivedAt: 0 }
  const { record: after } = mergeChange(back, change, since)
  expect(after.state.changed).toMatchObject({ device: 'a', over: epochStart + 5 })
})
