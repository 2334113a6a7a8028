import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBackup } from './backup/make-backup.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { checkPictures } from './doctor/picture-check.ts'
import { movePictures } from './services/picture-moving.ts'
import { s3Pictures } from './storage/s3-pictures.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from './test-database.ts'
import { TestDevice } from './test-device.ts'
import { photoChange, pictureOfLength, samplePicture, sendPiece } from './test-photo.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const venue = 'venue/irkutsk-gorod-1'
const asLibrarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const asNeighbour = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const asCoordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const

let folder: string
let s3: S3rver
let settings: Parameters<typeof s3Pictures>[0]
let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-s3-'))
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'pictures', configs: [] }],
  })
  const { port } = await s3.run()
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' }
  settings = { url: `http://127.0.0.1:${port}/pictures`, ...credentials }
  database = await testDatabase()
  const keysDir = join(folder, 'keys')
  const pictures = s3Pictures(settings)
  server = await startTestServer({ connectionString: database.url, keysDir, pictures })
})
afterAll(async () => {
  await server.stop()
  await s3.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const picture = pictureOfLength(50_000)

/** A photo with both pictures at the centre, still in the database. */
async function photographed(device: TestDevice): Promise<string> {
  const session = device.session(venue)
  const photo = photoChange(device, venue, session.record, picture)
  await device.push(session, photo)
  await sendPiece(device, photo.record, { bytes: samplePicture })
  await sendPiece(device, photo.record, { bytes: picture, part: 'picture' })
  return photo.record
}

async function inDatabase(photo: string): Promise<unknown> {
  const [row] = await database.run(`select
    (select count(*)::int from photo_piece where photo = '${photo}') as pieces,
    (select count(*)::int from photo_object where photo = '${photo}') as objects`)
  return row
}

async function keysOf(photo: string): Promise<string[]> {
  const rows = await database.run(`select key from photo_object where photo = '${photo}'`)
  return rows.map((row) => String((row as { key: unknown }).key))
}

function seen(device: TestDevice, photo: string, part = 'picture'): Promise<Response> {
  return device.request(`/api/photos/${photo}/${part}`)
}

const move = (store = s3Pictures(settings)) => movePictures(server.services.storage, store)

it('takes whole pictures out of the database and gives them to those who read the space, and to nobody else', async () => {
  const device = await TestDevice.with(server, asLibrarian)
  const photo = await photographed(device)
  const half = device.session(venue)
  const unfinished = photoChange(device, venue, half.record, picture)
  await device.push(half, unfinished)
  await sendPiece(device, unfinished.record, { bytes: picture.slice(0, 900), part: 'picture' })
  expect(await inDatabase(photo)).toEqual({ pieces: 2, objects: 0 })
  await move()
  expect(await inDatabase(photo)).toEqual({ pieces: 0, objects: 2 })
  expect(await inDatabase(unfinished.record)).toEqual({ pieces: 1, objects: 0 })
  expect(new Uint8Array(await (await seen(device, photo)).arrayBuffer())).toEqual(picture)
  const coordinator = await TestDevice.with(server, asCoordinator)
  const thumbnail = await (await seen(coordinator, photo, 'thumbnail')).arrayBuffer()
  expect(new Uint8Array(thumbnail)).toEqual(samplePicture)
  expect((await seen(await TestDevice.with(server, asNeighbour), photo)).status).toBe(404)
  const again = await sendPiece(device, photo, { bytes: samplePicture })
  expect(await again.json()).toMatchObject({ outcome: 'whole' })
})

it('lets an object go when its photo is erased', async () => {
  const device = await TestDevice.with(server, asLibrarian)
  const coordinator = await TestDevice.with(server, asCoordinator)
  const photo = await photographed(device)
  await move()
  const keys = await keysOf(photo)
  expect(keys).toHaveLength(2)
  await coordinator.post('/api/erasures', { record: photo })
  expect((await seen(device, photo)).status).toBe(404)
  await move()
  const store = s3Pictures(settings)
  expect(await Promise.all(keys.map((key) => store.get(key)))).toEqual([undefined, undefined])
})

it('keeps pictures in the database while the store does not answer, and says that those in it wait', async () => {
  const device = await TestDevice.with(server, asLibrarian)
  const photo = await photographed(device)
  const nowhere = s3Pictures({ ...settings, url: 'http://127.0.0.1:9/pictures' })
  await expect(move(nowhere)).rejects.toThrow('does not answer')
  expect((await checkPictures(nowhere)).level).toBe('bad')
  expect((await checkPictures(s3Pictures(settings))).level).toBe('fine')
  expect(await inDatabase(photo)).toEqual({ pieces: 2, objects: 0 })
  await move()
  const store = s3Pictures(settings)
  for (const key of await keysOf(photo)) await store.drop(key)
  const lost = await seen(device, photo)
  expect([lost.status, (await lost.json()) as unknown]).toMatchObject([503, {}])
})

it('is in the backup picture by picture, and restored into a database without any store', async () => {
  await database.run('delete from photo_object')
  const device = await TestDevice.with(server, asLibrarian)
  const photo = await photographed(device)
  await move()
  const secret = await generateX25519Identity()
  const target = await emptyDatabase()
  const keysDir = join(folder, 'keys')
  const dataDir = join(folder, 'data')
  const place = { keysDir, dataDir, packPath: undefined, folder: join(folder, 'backups') }
  const sealFor = { recipients: [await identityToRecipient(secret)] }
  const source = { connectionString: database.url, ...place, sealFor, version: 'test' }
  await expect(makeBackup(source)).rejects.toThrow('PICTURES_S3_URL')
  const { path } = await makeBackup({ ...source, pictures: s3Pictures(settings) })
  const owner = new pg.Client({ connectionString: target.url })
  await owner.connect()
  try {
    const restoring = { dataDir, keysDir, ledgers: [] }
    await restoreBackup({ file: path, secret: { key: secret }, owner, ...restoring })
    const { rows } = await owner.query<{ bytes: Buffer }>(
      `select bytes from photo_piece where photo = '${photo}' and part = 'picture'`,
    )
    expect(rows.map(({ bytes }) => new Uint8Array(bytes))).toEqual([picture])
  } finally {
    await owner.end()
    await target.drop()
  }
})
