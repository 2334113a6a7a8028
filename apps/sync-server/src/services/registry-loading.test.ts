import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from '../test-centre.ts'
import { TestDevice } from '../test-device.ts'
import { startTestServer } from '../test-server.ts'
import { loadForumPack } from './registry-loading.ts'

let server: TestCentre
let admin: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  admin = await TestDevice.with(server, { role: 'administrator' })
})
afterAll(() => server.stop())

async function venueName(venue: string): Promise<unknown> {
  admin.token = null
  const found = (await admin.pull()).filter(({ fields }) => fields['venue'] === venue)
  return found.map(({ fields, disputed }) => [fields['name'], Object.keys(disputed)])[0]
}

describe('the forum pack', () => {
  it('becomes records that every device receives', async () => {
    const { records, malformed } = await admin.pullPage({ maxBytes: 8_000_000 })
    const count = (kind: string) => records.filter((record) => record.kind === kind).length
    expect(malformed).toEqual([])
    expect([count('pack'), count('municipality'), count('venue')]).toEqual([
      1,
      server.pack.municipalities.length,
      server.pack.venues.length,
    ])
  })

  it('is loaded once, however often the server starts', async () => {
    const seq = () => server.database.run(`select last_seq from space where id = 'forum'`)
    const before = await seq()
    expect(await loadForumPack(server.services, server.pack)).toBe('unchanged')
    expect(await seq()).toEqual(before)
  })

  it('in a newer version changes what it says otherwise, except what an administrator has set', async () => {
    const record = (venue: string) =>
      server.database.run<{ id: string; version: string }>(
        `select id, state->>'version' as version from record where state->'fields'->>'venue' = '${venue}'`,
      )
    const [mine] = await record('zima-gorod-1')
    const change = admin.change({
      record: mine?.id ?? '',
      base: Number(mine?.version),
      set: { name: 'Библиотека на вокзале' },
    })
    expect(await admin.push(change)).toMatchObject([{ outcome: 'taken' }])
    const venues = server.pack.venues.map((venue) =>
      ['zima-gorod-1', 'bratsk-gorod-1'].includes(venue.id)
        ? { ...venue, name: 'Новое имя' }
        : venue,
    )
    const added = { id: 'zima-gorod-2', municipality: 'zima-gorod', name: 'Вторая' }
    const newer = { ...server.pack, version: server.pack.version + 1, venues: [...venues, added] }
    expect(await loadForumPack(server.services, newer)).toBe('loaded')
    expect(await venueName('zima-gorod-1')).toEqual(['Библиотека на вокзале', []])
    expect(await venueName('bratsk-gorod-1')).toEqual(['Новое имя', []])
    expect(await venueName('zima-gorod-2')).toEqual(['Вторая', []])
  })

  it('is known anew as soon as it was changed, in every process', async () => {
    const another = await startTestServer({ connectionString: server.database.url })
    await admin.push(
      admin.change({
        create: { kind: 'venue', space: 'forum', session: null },
        set: { venue: 'zima-gorod-3', municipality: 'zima-gorod', name: 'Третья' },
      }),
    )
    const device = await TestDevice.with(another, { role: 'librarian', venue: 'zima-gorod-3' })
    expect((await device.me()).spaces).toContain('venue/zima-gorod-3')
    await another.stop()
  })
})

describe('a coordinator', () => {
  const own = { role: 'coordinator', municipality: 'tulun-gorod' } as const
  const added = (device: TestDevice, venue: string, municipality: string) =>
    device.change({
      create: { kind: 'venue', space: 'forum', session: null },
      set: { venue, municipality, name: 'Новая' },
    })

  it('renames the own venues and nobody else’s', async () => {
    const coordinator = await TestDevice.with(server, own)
    const registry = await coordinator.pull()
    const renamed = (venue: string) => {
      const record = registry.find(({ fields }) => fields['venue'] === venue)
      return coordinator.change({
        record: record?.id ?? '',
        base: record?.version ?? 0,
        set: { name: 'Как её знают люди' },
      })
    }
    const changes = [renamed('tulun-gorod-1'), renamed('sayansk-gorod-1')]
    expect(await coordinator.push(...changes)).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'refused', reason: 'unknown-record' },
    ])
    expect(await venueName('tulun-gorod-1')).toEqual(['Как её знают люди', []])
    expect(await venueName('sayansk-gorod-1')).not.toEqual(['Как её знают люди', []])
  })

  it('adds a venue and works with it at once, and opens none of another territory', async () => {
    const coordinator = await TestDevice.with(server, own)
    const changes = [
      added(coordinator, 'tulun-gorod-7kq2mx', 'tulun-gorod'),
      added(coordinator, 'sayansk-gorod-1', 'tulun-gorod'),
      added(coordinator, 'tulun-gorod-rayon-1', 'tulun-gorod'),
      added(coordinator, 'sayansk-gorod-7kq2mx', 'sayansk-gorod'),
    ]
    expect(await coordinator.push(...changes)).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'refused', reason: 'foreign-space' },
      { outcome: 'refused', reason: 'not-yours' },
      { outcome: 'refused', reason: 'foreign-space' },
    ])
    const { spaces } = await coordinator.me()
    expect(spaces).toContain('venue/tulun-gorod-7kq2mx')
    expect(spaces).not.toContain('venue/sayansk-gorod-1')
  })

  it('is the only one of a territory who does', async () => {
    const librarian = await TestDevice.with(server, { role: 'librarian', venue: 'tulun-gorod-1' })
    const change = added(librarian, 'tulun-gorod-aaaaaa', 'tulun-gorod')
    expect(await librarian.push(change)).toMatchObject([{ outcome: 'refused' }])
  })
})
