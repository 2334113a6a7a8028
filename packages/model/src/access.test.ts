import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Grant,
  mayAdminister,
  mayCarry,
  mayInvite,
  mayKeepVenues,
  mayKnowWriter,
  mayManage,
  mayMove,
  mayRead,
  mayReadWhole,
  mayWrite,
  readableSpaces,
  writersOf,
} from './access.ts'
import { kinds } from './kinds.ts'
import { sampleGrants, sampleTerritory } from './samples/venue-sample.ts'
import type { Space } from './space.ts'

const { librarian, coordinator, regional, administrator, guest } = sampleGrants
const grants: readonly Grant[] = Object.values(sampleGrants)
const spaces: readonly Space[] = [
  'forum',
  'region',
  'municipality/kachug',
  'municipality/tulun',
  'venue/kachug-1',
  'venue/kachug-2',
  'venue/tulun-1',
  'venue/nowhere',
]

const read: { [role: string]: readonly Space[] } = {
  librarian: ['forum', 'venue/kachug-1'],
  coordinator: ['forum', 'municipality/kachug', 'venue/kachug-1', 'venue/kachug-2'],
  regional: ['forum', 'region'],
  administrator: ['forum', 'region'],
  guest: ['forum'],
}

describe('Who reads what', () => {
  test.each(grants)('a $role reads these spaces and no others', (grant) => {
    const open = spaces.filter((space) => mayRead([grant], space, sampleTerritory))
    expect(open).toEqual(read[grant.role])
    expect(readableSpaces([grant], sampleTerritory)).toEqual([...open].sort())
  })

  test('someone without a grant reads nothing, not even the forum', () => {
    expect(spaces.filter((space) => mayRead([], space, sampleTerritory))).toEqual([])
    expect(readableSpaces([], sampleTerritory)).toEqual([])
  })

  test('grants add up: one person may be librarian and coordinator', () => {
    const both: readonly Grant[] = [{ role: 'librarian', venue: 'tulun-1' }, coordinator]
    expect(spaces.filter((space) => mayRead(both, space, sampleTerritory))).toEqual([
      ...['forum', 'municipality/kachug', 'venue/kachug-1', 'venue/kachug-2', 'venue/tulun-1'],
    ])
  })

  test('a librarian whose venue left the registry reads only the forum', () => {
    const lost: Grant = { role: 'librarian', venue: 'nowhere' }
    expect(readableSpaces([lost], sampleTerritory)).toEqual(['forum'])
    expect(mayRead([lost], 'venue/nowhere', sampleTerritory)).toBe(false)
    expect(writersOf([lost], 'venue/nowhere', sampleTerritory)).toEqual([])
  })

  test('the whole of the region opens to the region’s desk only', () => {
    expect(grants.filter((grant) => mayReadWhole([grant]))).toEqual([regional, administrator])
    expect(grants.filter((grant) => mayAdminister([grant]))).toEqual([administrator])
  })
})

const sessionKinds = [
  'session',
  'participant',
  'consent',
  'answer',
  'sheet',
  'element',
  'initiative',
  'group',
  'delegate',
  'photo',
  'comment',
  'review',
]
/** Only a coordinator hands an initiative in again. */
const coordinatorKinds = sessionKinds.flatMap((kind) =>
  kind === 'initiative' ? [kind, 'initiativeAct'] : [kind],
)
const registryKinds = ['municipality', 'venue']
const written: { [role: string]: { [space: string]: readonly string[] } } = {
  librarian: { 'venue/kachug-1': sessionKinds },
  coordinator: {
    'venue/kachug-1': coordinatorKinds,
    'venue/kachug-2': coordinatorKinds,
    'municipality/kachug': [
      'consent',
      'group',
      'reading',
      'grouping',
      'card',
      'delegation',
      'report',
      'reportAct',
      'scan',
    ],
  },
  regional: {},
  administrator: { forum: registryKinds },
  guest: {},
}

describe('Who writes what', () => {
  test.each(grants)(
    'a $role makes these kinds in these spaces and nothing else anywhere',
    (grant) => {
      const open: { [space: string]: string[] } = {}
      for (const space of spaces) {
        const names = Object.values(kinds)
          .filter((kind) => mayWrite([grant], kind, space, sampleTerritory))
          .map(({ name }) => name)
        if (names.length > 0) open[space] = names
      }
      expect(open).toEqual(written[grant.role])
    },
  )

  test('nobody writes what only the server may: members, acts of administration and the pack', () => {
    const all = spaces.flatMap((space) =>
      [kinds.member, kinds.pack, kinds.administrationAct].filter((kind) =>
        mayWrite(grants, kind, space, sampleTerritory),
      ),
    )
    expect(all).toEqual([])
  })

  test('a writer may always read: no blind writing', () => {
    for (const grant of grants) {
      for (const space of spaces) {
        const writes = writersOf([grant], space, sampleTerritory).length > 0
        if (writes) expect(mayRead([grant], space, sampleTerritory)).toBe(true)
      }
    }
  })

  test('one person acts in both capacities where both grants cover the space', () => {
    const both = [librarian, coordinator, librarian]
    expect(writersOf(both, 'venue/kachug-1', sampleTerritory)).toEqual(['librarian', 'coordinator'])
    expect(writersOf(both, 'venue/kachug-2', sampleTerritory)).toEqual(['coordinator'])
  })
})

describe('Who keeps the registry', () => {
  const own = { id: 'kachug-1', municipality: 'kachug' }
  const keepers = (venue: { id: string; municipality: string }) =>
    grants.filter((grant) => writersOf([grant], 'forum', sampleTerritory, venue).length > 0)

  test('a venue: the administrator and its coordinator', () => {
    expect(keepers(own)).toEqual([coordinator, administrator])
    expect(keepers({ id: 'kachug-9', municipality: 'kachug' })).toEqual([
      coordinator,
      administrator,
    ])
    for (const grant of grants) {
      const writes = writersOf([grant], 'forum', sampleTerritory, own).length > 0
      expect(mayKeepVenues([grant], own.municipality)).toBe(writes)
    }
  })

  test('no coordinator takes a venue by giving another the own municipality', () => {
    expect(keepers({ id: 'tulun-1', municipality: 'kachug' })).toEqual([administrator])
    expect(keepers({ id: 'tulun-1', municipality: 'tulun' })).toEqual([administrator])
  })
})

const wishes: readonly Grant[] = [
  { role: 'librarian', venue: 'kachug-1' },
  { role: 'librarian', venue: 'kachug-2' },
  { role: 'librarian', venue: 'tulun-1' },
  { role: 'librarian', venue: 'nowhere' },
  { role: 'coordinator', municipality: 'kachug' },
  { role: 'regional' },
  { role: 'administrator' },
  { role: 'guest' },
]

describe('Who invites whom', () => {
  const invited = (grant: Grant) =>
    wishes.filter((wish) => mayInvite([grant], wish, sampleTerritory))

  test('an administrator invites everybody', () => {
    expect(invited(administrator)).toEqual(wishes)
  })

  test('a coordinator invites librarians of the own venues, never another coordinator', () => {
    expect(invited(coordinator)).toEqual(wishes.slice(0, 2))
  })

  test('a coordinator of no known municipality invites nobody to a venue that does not exist', () => {
    expect(invited({ role: 'coordinator', municipality: 'nowhere' })).toEqual([])
  })

  test('librarians, regional staff and guests invite nobody', () => {
    expect(invited(guest)).toEqual([])
    expect(invited(librarian)).toEqual([])
    expect(invited(regional)).toEqual([])
    expect(mayInvite([], { role: 'regional' }, sampleTerritory)).toBe(false)
  })
})

describe('A guest', () => {
  const anyGrants = fc.array(fc.constantFrom(...wishes), { maxLength: 4 })
  const anySpace = fc.constantFrom(...spaces)
  const anyKind = fc.constantFrom(...Object.values(kinds))

  test('reads the forum and does nothing at all, to nobody', () => {
    fc.assert(
      fc.property(anySpace, anyKind, anyGrants, (space, kind, others) => {
        const only: readonly Grant[] = [guest]
        expect(mayRead(only, space, sampleTerritory)).toBe(space === 'forum')
        expect(mayWrite(only, kind, space, sampleTerritory)).toBe(false)
        expect(mayKnowWriter(only, space, sampleTerritory)).toBe(false)
        expect(mayReadWhole(only) || mayAdminister(only) || mayCarry(only)).toBe(false)
        expect(mayManage(only, { grants: others }, sampleTerritory)).toBe(false)
      }),
    )
  })

  test('who is a guest besides may do neither more nor less than without it', () => {
    fc.assert(
      fc.property(anyGrants, anySpace, anyKind, (grants, space, kind) => {
        fc.pre(grants.length > 0)
        const both = [...grants, guest]
        expect(readableSpaces(both, sampleTerritory)).toEqual(
          readableSpaces(grants, sampleTerritory),
        )
        expect(writersOf(both, space, sampleTerritory)).toEqual(
          writersOf(grants, space, sampleTerritory),
        )
        expect(mayWrite(both, kind, space, sampleTerritory)).toBe(
          mayWrite(grants, kind, space, sampleTerritory),
        )
        expect(mayReadWhole(both)).toBe(mayReadWhole(grants))
        expect(mayCarry(both)).toBe(mayCarry(grants))
        for (const wish of wishes) {
          expect(mayInvite(both, wish, sampleTerritory)).toBe(
            mayInvite(grants, wish, sampleTerritory),
          )
        }
      }),
    )
  })

  test('becomes nobody else, and nobody becomes a guest', () => {
    for (const wish of wishes) {
      expect(mayMove([administrator], guest, wish, sampleTerritory)).toBe(false)
      expect(mayMove([administrator], wish, guest, sampleTerritory)).toBe(false)
    }
  })
})
