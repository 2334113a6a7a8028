import { describe, expect, test } from 'vitest'
import { writersOf } from './access.ts'
import type { Change } from './change.ts'
import type { Writer } from './kind.ts'
import { mergeChange } from './merge.ts'
import type { RecordState } from './record.ts'
import {
  answerCreation,
  sampleChange,
  sampleGrants,
  sampleId,
  sampleMaking,
  samplePerson,
  sampleSession,
  sampleSpace,
  sampleTerritory,
} from './samples/venue-sample.ts'
import type { Space } from './space.ts'
import { checkChange } from './validate.ts'

const device = sampleId(0xd1)
const { librarian, coordinator, regional } = sampleGrants
const asLibrarian = (space: Space) => writersOf([librarian], space, sampleTerritory)
const asCoordinator = (space: Space) => writersOf([coordinator], space, sampleTerritory)
const asRegional = (space: Space) => writersOf([regional], space, sampleTerritory)
const foreignSpace: Space = 'venue/tulun-1'

const existing = madeBy(sampleMaking())
const foreign: RecordState = { ...existing, space: foreignSpace }

describe('A new record', () => {
  test('is taken whole where its person writes', () => {
    const change = sampleMaking()
    expect(checkChange(change, device, undefined, asLibrarian)).toEqual({
      change,
      refusedPaths: {},
    })
  })

  test.each<[string, Partial<Change>, string]>([
    [
      'of a kind that nobody knows',
      { create: { ...answerCreation, kind: 'poem' } },
      'unknown-kind',
    ],
    [
      'of an inherited name',
      { create: { ...answerCreation, kind: 'constructor' } },
      'unknown-kind',
    ],
    ['in another venue', { create: { ...answerCreation, space: foreignSpace } }, 'foreign-space'],
    ['in a space of another type', memberOf('forum'), 'foreign-space'],
    [
      'of a session, without its session',
      { create: { ...answerCreation, session: null } },
      'invalid-value',
    ],
    ['with a session that it cannot have', sessionOf(sampleSession), 'invalid-value'],
    ['that only the server makes', memberOf(sampleSpace), 'not-yours'],
    ['without a field that it needs', { set: { question: 'q1' } }, 'incomplete'],
    ['without anything', { set: {} }, 'incomplete'],
    [
      'whose needed field is not storable',
      { set: { question: 'q1', text: 'а\u0000' } },
      'invalid-value',
    ],
    ['whose needed field is set and unset at once', { unset: ['text'] }, 'invalid-value'],
  ])('%s is refused', (_, parts, reason) => {
    expect(checkChange(sampleMaking(parts), device, undefined, asLibrarian)).toEqual({
      refused: reason,
    })
  })

  test('whose id is already another record’s is refused, whoever asks', () => {
    const other = sampleMaking({ create: { ...answerCreation, session: sampleId(0x99) } })
    expect(checkChange(other, device, existing, asLibrarian)).toEqual({ refused: 'id-taken' })
  })

  test('that came a second time by another way is an edit of the first', () => {
    const again = sampleMaking({ n: 9 })
    expect(checkChange(again, device, existing, asLibrarian)).toEqual({
      change: again,
      refusedPaths: {},
    })
  })
})

describe('A stranger', () => {
  test('learns nothing of a record: it is unknown, just like one that never was', () => {
    const change = sampleChange({ set: { text: 'чужое' } })
    const toForeign = checkChange(change, device, foreign, asLibrarian)
    expect(toForeign).toEqual(checkChange(change, device, undefined, asLibrarian))
    expect(toForeign).toEqual({ refused: 'unknown-record' })
  })

  test('learns nothing of a record by making one with its id in its space', () => {
    const change = sampleMaking({ create: { ...answerCreation, space: foreignSpace } })
    const toForeign = checkChange(change, device, foreign, asLibrarian)
    expect(toForeign).toEqual(checkChange(change, device, undefined, asLibrarian))
  })

  test('who makes a record with a foreign id in the own space learns only that the id is taken', () => {
    expect(checkChange(sampleMaking(), device, foreign, asLibrarian)).toEqual({
      refused: 'id-taken',
    })
  })

  test('of the whole territory is the regional desk: it writes into no session', () => {
    expect(checkChange(sampleMaking(), device, undefined, asRegional)).toEqual({
      refused: 'foreign-space',
    })
    const edit = sampleChange({ set: { text: 'правка' } })
    expect(checkChange(edit, device, existing, asRegional)).toEqual({ refused: 'unknown-record' })
  })
})

describe('An act of review', () => {
  const act = (name: string, parts: Partial<Change> = {}) =>
    sampleMaking({
      create: { ...answerCreation, kind: 'review' },
      set: { act: name, seen: 4 },
      ...parts,
    })
  const acts = ['submit', 'recall', 'return', 'accept', 'take-in', 'self-accept']
  const allowed = (writers: (space: Space) => readonly Writer[]) =>
    acts.filter((name) => !('refused' in checkChange(act(name), device, undefined, writers)))

  test('of a librarian is to submit or to recall', () => {
    expect(allowed(asLibrarian)).toEqual(['submit', 'recall'])
  })

  test('of a coordinator is anything but to accept one’s own', () => {
    expect(allowed(asCoordinator)).toEqual(['submit', 'recall', 'return', 'accept', 'take-in'])
  })

  test('of one who is both may be to accept in one step', () => {
    expect(allowed(() => ['librarian', 'coordinator'])).toEqual(acts)
  })

  test('that nobody knows is nobody’s', () => {
    expect(checkChange(act('burn'), device, undefined, asCoordinator)).toEqual({
      refused: 'not-yours',
    })
  })

  test('is never changed or deleted, not even by its author', () => {
    const state = madeBy(act('return'))
    const later: Partial<Change>[] = [
      { set: { act: 'accept' } },
      { set: { seen: 9 } },
      { set: { reason: 'другая причина' } },
      { set: { deleted: true } },
      { set: { deleted: false } },
      { set: { deleted: true, reason: 'другая причина' } },
      { unset: ['act'] },
    ]
    for (const parts of later) {
      const checked = checkChange(sampleChange({ n: 2, ...parts }), device, state, asCoordinator)
      expect(checked).toEqual({ refused: 'immutable' })
    }
  })

  test('that is said again with the same words is no news and no fault', () => {
    const again = act('return', { n: 7 })
    const checked = checkChange(again, device, madeBy(act('return')), asCoordinator)
    expect(checked).toEqual({ change: again, refusedPaths: {} })
  })
})

describe('A path that may not be applied', () => {
  const edits: [string, Change['set'], string][] = [
    ['a field that the kind does not have', { colour: 'red' }, 'unknown-field'],
    ['a field that every object inherits', { constructor: 'x' }, 'unknown-field'],
    ['the prototype itself', JSON.parse('{"__proto__": {"text": "x"}}'), 'unknown-field'],
    ['an entry of something that is no map', { 'text/a': 'x' }, 'invalid-value'],
    ['a whole map at once', { also: { q1: true } }, 'invalid-value'],
    ['an entry whose name is no name', { 'also/а б': true }, 'invalid-value'],
    ['an entry without a name', { 'also/': true }, 'invalid-value'],
    ['a text that is too long', { translation: 'я'.repeat(4001) }, 'invalid-value'],
    ['a value of the wrong type', { participant: 7 }, 'invalid-value'],
    ['a value that is none', { sheet: null }, 'invalid-value'],
    ['a deletion that is neither yes nor no', { deleted: 'true' }, 'invalid-value'],
    ['something inside the deletion', { 'deleted/x': true }, 'unknown-field'],
  ]

  test.each(edits)('is named with its reason: %s', (_, set, reason) => {
    const [path] = Object.keys(set)
    const change = sampleChange({ n: 2, set: { text: 'Тайга и люди', ...set }, unset: ['table'] })
    const checked = checkChange(change, device, existing, asLibrarian)
    expect(checked).toEqual({
      change: { ...change, set: { text: 'Тайга и люди' }, unset: ['table'] },
      refusedPaths: Object.fromEntries([[path, reason]]),
    })
  })

  test.each(edits)('alone leaves nothing to apply: %s', (_, set, reason) => {
    const change = sampleChange({ n: 2, set })
    expect(checkChange(change, device, existing, asLibrarian)).toEqual({ refused: reason })
  })

  test('is a needed field that is unset, or the deletion that is', () => {
    const change = sampleChange({ n: 2, set: { table: 't1' }, unset: ['text', 'deleted'] })
    expect(checkChange(change, device, existing, asLibrarian)).toEqual({
      change: { ...change, unset: [] },
      refusedPaths: { text: 'incomplete', deleted: 'invalid-value' },
    })
  })

  test('is one that is set and unset in the same change', () => {
    const change = sampleChange({ n: 2, set: { table: 't1', group: 'youth' }, unset: ['table'] })
    expect(checkChange(change, device, existing, asLibrarian)).toEqual({
      change: { ...change, set: { group: 'youth' }, unset: [] },
      refusedPaths: { table: 'invalid-value' },
    })
  })

  test('is another device’s share of the attendance', () => {
    const session = madeBy(sampleMaking({ ...sessionOf(null), set: {} }))
    const own = `attendance/youth:${device}`
    const other = `attendance/youth:${sampleId(2)}`
    const change = sampleChange({ n: 2, set: { [own]: 5, [other]: 5 } })
    expect(checkChange(change, device, session, asLibrarian)).toEqual({
      change: { ...change, set: { [own]: 5 } },
      refusedPaths: { [other]: 'not-yours' },
    })
  })

  test('is the text of another person’s comment, while everybody may tick it off', () => {
    const making = sampleMaking({
      create: { ...answerCreation, kind: 'comment' },
      set: { text: 'Уточните' },
    })
    const comment = madeBy(making)
    const edit = { n: 2, set: { text: 'Не надо', resolved: true } }
    const byAnother = sampleChange({ ...edit, person: sampleId(0xb0b) })
    expect(checkChange(byAnother, device, comment, asLibrarian)).toEqual({
      change: { ...byAnother, set: { resolved: true } },
      refusedPaths: { text: 'not-yours' },
    })
    const byAuthor = sampleChange({ ...edit, person: samplePerson })
    expect(checkChange(byAuthor, device, comment, asLibrarian)).toEqual({
      change: byAuthor,
      refusedPaths: {},
    })
  })
})

function madeBy(change: Change): RecordState {
  return mergeChange(undefined, change, { device, version: 1, receivedAt: 0 }).record.state
}

function memberOf(space: Space): Partial<Change> {
  return { create: { kind: 'member', space, session: null }, set: { person: samplePerson } }
}

function sessionOf(session: string | null): Partial<Change> {
  return { create: { kind: 'session', space: sampleSpace, session } }
}
