import { gunzipSync, gzipSync } from 'node:zlib'
import type { RegionBlock } from '@living-libraries/model/transfer/letter'
import { answersFromTable } from '@living-libraries/model/wire/push'
import { recordsFromTable } from '@living-libraries/model/wire/pull'
import { Decrypter } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFile } from './services/transfer-answer.ts'
import { takeTransfer } from './services/transfer.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { TestDevice } from './test-device.ts'
import { bring, LetterWriter } from './test-letter.ts'

const venue = 'venue/irkutsk-gorod-1'
const asLibrarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const asNeighbour = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const asCoordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const

let server: TestCentre
let now = Date.now()

beforeAll(async () => {
  server = await startTestCentre({ now: () => now })
})
afterAll(() => server.stop())

const fault = (name: string) => [{ outcome: 'refused', fault: name }]

async function textsSeenBy(device: TestDevice): Promise<unknown[]> {
  device.token = null
  return (await device.pull())
    .filter(({ kind }) => kind === 'answer')
    .map(({ fields }) => fields['text'])
}

/** An evening that was only ever written to a file. */
async function evening(writer: LetterWriter, text: string) {
  const session = writer.session(venue)
  return [session, writer.answer(venue, session.record, text)]
}

describe('a transfer file', () => {
  it('brings its changes in once, however often and whichever way they come again', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const changes = await evening(writer, 'Принесено на флешке')
    const file = await writer.file(changes)
    const carrier = await TestDevice.with(server, asCoordinator)
    const [first] = await bring(carrier, file)
    expect(first).toMatchObject({ outcome: 'taken', device: writer.id, changes: 2, refused: 0 })
    expect((await bring(carrier, file))[0]).toMatchObject({ outcome: 'taken', refused: 0 })
    const answers = await writer.push(...changes)
    expect(answers.map(({ outcome }) => outcome)).toEqual(['same', 'same'])
    const found = (await textsSeenBy(carrier)).filter((text) => text === 'Принесено на флешке')
    expect(found).toHaveLength(1)
    const revisions = await server.database.run(
      `select count(*)::int as count from revision where device = '${writer.id}'`,
    )
    expect(revisions).toEqual([{ count: 2 }])
  })

  it('is carried by a device that could not open it, and tells that one nothing of its words', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const neighbour = await TestDevice.with(server, asNeighbour)
    const file = await writer.file(await evening(writer, 'Тайное слово'))
    expect(JSON.stringify(await bring(neighbour, file))).not.toContain('Тайное слово')
    expect(await textsSeenBy(neighbour)).not.toContain('Тайное слово')
    expect(await textsSeenBy(await TestDevice.with(server, asLibrarian))).toContain('Тайное слово')
  })

  it('is judged by what its writer may do now, not by what the certificate once said', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const stray = writer.session('venue/bratsk-gorod-1')
    const own = writer.session(venue)
    const [outcome] = await bring(writer, await writer.file([own, stray]))
    expect(outcome).toMatchObject({ outcome: 'taken', changes: 2, refused: 1 })
    await server.database.run(`delete from person_grant where person = '${writer.person}'`)
    const later = await writer.file([writer.session(venue)])
    expect((await bring(await TestDevice.with(server, asCoordinator), later))[0]).toMatchObject({
      outcome: 'taken',
      changes: 1,
      refused: 1,
    })
  })

  it('of a device that was disconnected brings nothing in, not even past a restored database', async () => {
    const carrier = await TestDevice.with(server, asCoordinator)
    const revoked = await LetterWriter.joined(server, asLibrarian)
    const file = await revoked.file(await evening(revoked, 'От потерянного телефона'))
    await server.services.storage.write([], ({ devices }) => devices.revoke(revoked.id))
    expect(await bring(carrier, file)).toEqual(fault('author-shut-out'))
    await server.database.run(`update device set revoked_at = null where id = '${revoked.id}'`)
    await server.services.ledger.note('device-revoked', revoked.id)
    expect(await bring(carrier, file)).toEqual(fault('author-shut-out'))
    expect(await textsSeenBy(carrier)).not.toContain('От потерянного телефона')
  })

  it('of an installation whose data was erased still arrives, unless its successor was disconnected', async () => {
    const carrier = await TestDevice.with(server, asCoordinator)
    const erased = await LetterWriter.joined(server, asLibrarian)
    const file = await erased.file(await evening(erased, 'До стирания'))
    const later = await erased.file(await evening(erased, 'Тоже до стирания'))
    const successor = new TestDevice(server)
    await erased.trySucceed(successor)
    expect(await bring(carrier, file)).toMatchObject([{ outcome: 'taken', refused: 0 }])
    await server.services.storage.write([], ({ devices }) => devices.revoke(successor.id))
    expect(await bring(carrier, later)).toEqual(fault('author-shut-out'))
  })

  it('needs a certificate of this region, of this device, and of today', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const other = await LetterWriter.joined(server, asLibrarian)
    const changes = await evening(writer, 'Чужое')
    const certificate = other.standing?.certificate ?? ''
    expect(await bring(writer, await writer.file(changes, { certificate }))).toEqual(
      fault('forged'),
    )
    const [payload, signature] = (writer.standing?.certificate ?? '').split('.')
    const widened = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    widened.persons[0].grants.push({ role: 'administrator' })
    const forged = Buffer.from(JSON.stringify(widened)).toString('base64url')
    for (const bad of [`${forged}.${signature}`, `${payload}.${'A'.repeat(86)}`, 'x', '']) {
      const outcome = await bring(writer, await writer.file(changes, { certificate: bad }))
      expect(outcome).toEqual(fault('foreign'))
    }
    const before = now
    now += 181 * 86_400_000
    expect(await bring(writer, await writer.file(changes))).toEqual(fault('certificate-expired'))
    now = before
    expect(await bring(writer, await writer.file(changes, { epoch: crypto.randomUUID() }))).toEqual(
      fault('other-epoch'),
    )
    expect(await bring(writer, await writer.file(changes))).toMatchObject([{ refused: 0 }])
  })

  it('with one letter of it changed is refused whole', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const letter = await writer.letter(await evening(writer, 'Нетронутое'))
    for (const bad of [
      letter.replace('Нетронутое', 'Тронутое'),
      letter.replace('"acknowledged":0', '"acknowledged":9'),
      letter.replace('}\n{"signature"', '}\n{"changes":[]}\n{"signature"'),
    ]) {
      expect(bad).not.toBe(letter)
      expect(await bring(writer, await writer.sealed(bad))).toEqual(fault('forged'))
    }
    for (const bad of [`${letter} `, letter.trimEnd(), letter.slice(0, -40), `${letter}\n`, '']) {
      const [outcome] = await bring(writer, await writer.sealed(bad))
      expect(outcome).toMatchObject({ outcome: 'refused', fault: 'damaged' })
    }
    expect(await textsSeenBy(writer)).not.toContain('Нетронутое')
  })

  it('that swells, or is no letter at all, is cut off', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const swelling = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '))
    expect(swelling.byteLength).toBeLessThan(300_000)
    const outcomes: [bytes: Uint8Array, name: string][] = [
      [swelling, 'too-large'],
      [Buffer.from('не gzip'), 'damaged'],
      [gzipSync('{"transfer":1}\n{"signature":"x"}\n'), 'damaged'],
      [gzipSync(Buffer.from([0xff, 0xfe, 0x0a])), 'damaged'],
    ]
    for (const [bytes, name] of outcomes) {
      expect(await bring(writer, await writer.sealed(bytes))).toEqual(fault(name))
    }
    const newer = (await writer.letter([])).replace('"transfer":2', '"transfer":3')
    expect(await bring(writer, await writer.sealed(newer))).toEqual(fault('too-new'))
    const rows = { rows: 20_001, at: { '+': [0, 1] }, of: { n: { '+': [1, 1] } } }
    const many = await writer.letter([], {}, [{ changes: [rows] }])
    expect(await bring(writer, await writer.sealed(many))).toEqual(fault('damaged'))
  })

  it('may be cut or changed at any byte: nothing is taken in, and the centre stays up', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const file = await writer.file(await evening(writer, 'Испорчено в дороге'))
    const damage = fc.oneof(
      fc.record({ at: fc.nat(file.length - 1), bit: fc.nat(7) }).map(({ at, bit }) => {
        const changed = Uint8Array.from(file)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        return changed
      }),
      fc.nat(file.length - 1).map((length) => file.slice(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((tail) => Buffer.concat([file, tail])),
      fc.uint8Array({ maxLength: 200 }),
    )
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        const { files } = await takeTransfer(server.services, bytes, null)
        expect(files).toMatchObject([{ outcome: 'refused' }])
      }),
      { numRuns: 150 },
    )
    expect(await textsSeenBy(writer)).not.toContain('Испорчено в дороге')
  })

  it('may hold any JSON under a true signature: nothing crosses what the writer may do', async () => {
    const writer = await LetterWriter.joined(server, asNeighbour)
    const block = fc.oneof(
      fc.record({ changes: fc.array(fc.jsonValue(), { maxLength: 4 }) }),
      fc.record({ taken: fc.array(fc.jsonValue(), { maxLength: 4 }) }),
      fc.record({ carried: fc.string({ maxLength: 60 }) }),
      fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
    )
    const before = await server.database.run('select count(*)::int as count from revision')
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 4 }), async (blocks) => {
        const [head = ''] = (await writer.letter([])).split('\n')
        const lines = [head, ...blocks.map((one) => JSON.stringify(one))]
        const file = await writer.sealed(await writer.signed(`${lines.join('\n')}\n`))
        await takeTransfer(server.services, file, null)
      }),
      { numRuns: 60 },
    )
    expect(await server.database.run('select count(*)::int as count from revision')).toEqual(before)
  })
})

describe('an answer file', () => {
  it('brings its receipts and the news to the writer, and opens for nobody else', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const [session, answer] = await evening(writer, 'Жду расписки')
    const stray = writer.session('venue/bratsk-gorod-1')
    await bring(writer, await writer.file([session, answer, stray].flatMap((one) => one ?? [])))
    const coordinator = await TestDevice.with(server, asCoordinator)
    const remark = coordinator.change({
      create: { kind: 'comment', space: venue, session: session?.record ?? '' },
      set: { text: 'Уточните' },
    })
    await coordinator.push(remark)

    const path = `/api/transfer/answer?device=${writer.id}`
    const response = await coordinator.request(path)
    expect(response.status).toBe(200)
    const sealed = new Uint8Array(await response.arrayBuffer())
    const decrypter = new Decrypter()
    decrypter.addIdentity(writer.identity)
    const letter = gunzipSync(await decrypter.decrypt(sealed)).toString()
    const blocks = letter
      .split('\n')
      .slice(1, -2)
      .map((line) => JSON.parse(line) as RegionBlock)
    const receipts = blocks.flatMap((block) => ('receipts' in block ? block.receipts : []))
    expect(receipts).toHaveLength(1)
    expect(answersFromTable(receipts[0]?.answers)).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'taken' },
      { outcome: 'refused', reason: 'foreign-space' },
    ])
    const news = blocks.flatMap((block) => ('news' in block ? [block.news] : []))
    const { records } = recordsFromTable(news[0]?.response.records)
    expect(records.map(({ fields }) => fields['text'])).toContain('Уточните')
    const foreign = new Decrypter()
    foreign.addIdentity((await LetterWriter.joined(server, asLibrarian)).identity)
    await expect(foreign.decrypt(sealed)).rejects.toThrow('no identity')
    // Brought back to the centre it is nothing to take in.
    expect(await bring(coordinator, sealed)).toEqual([{ outcome: 'nothing' }])
  })

  it('is given to whoever carried the file, and never to a stranger or for a device that sent none', async () => {
    const writer = await LetterWriter.joined(server, asLibrarian)
    const carrier = await TestDevice.with(server, asNeighbour)
    const path = `/api/transfer/answer?device=${writer.id}`
    expect((await writer.request(path)).status).toBe(404)
    await bring(carrier, await writer.file(await evening(writer, 'По пути')))
    expect((await carrier.request(path)).status).toBe(200)
    expect((await (await TestDevice.with(server, asNeighbour)).request(path)).status).toBe(404)
    await server.services.storage.write([], ({ devices }) => devices.revoke(writer.id))
    expect((await carrier.request(path)).status).toBe(404)
    await expect(answerFile(server.services, writer.id)).rejects.toThrow('author-shut-out')
  })
})
