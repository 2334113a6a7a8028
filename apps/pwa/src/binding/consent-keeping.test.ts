import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import { venueSpace } from '@living-libraries/model/space'
import { beforeEach, expect, test } from 'vitest'
import type { Device } from '../device/device.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { openDevice } from '../device/open-device.ts'
import { DeviceDatabase } from '../storage/database.ts'
import { writeSetting } from '../storage/settings.ts'
import { keepConsent, keepPublication } from './consent-keeping.ts'

const packFile = new URL('../../../../forums/priangarye-2024.json', import.meta.url)
const pack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))
const space = venueSpace('bratsk-gorod-1')
const personal = ['name']

let device: Device
let id: string

beforeEach(async () => {
  const storage = memoryStorage()
  const fetch = () => Promise.reject(new TypeError('no connection'))
  device = await openDevice({ storage, fetch })
  const database = new DeviceDatabase('living-libraries', storage)
  await writeSetting(database, 'person', '00000000-0000-4000-8000-000000000001')
  database.close()
  const session = await device.make({ kind: 'session', space, values: {} })
  const values = { pseudonym: 'Житель 1' }
  id = await device.make({ kind: 'participant', space, session, values })
  return () => device.close()
})

async function participant() {
  const [found] = await device.list({ kind: 'participant' })
  return { id, space, fields: found?.fields ?? {} }
}

async function sets(next: Parameters<typeof keepConsent>[3], today = '2024-11-05') {
  await keepConsent(device, pack, await participant(), next, { personal, today })
}

async function consents() {
  return (await device.list({ kind: 'consent', space })).map(({ fields }) => fields)
}

test('consent is a record of its own: the wording of the pack, how and when it was given, by whom', async () => {
  await sets({ consent: 'screen' })
  await sets({ consent: 'screen' })
  const given = { about: id, version: 1, given: '2024-11-05' }
  expect(await consents()).toEqual([
    { ...given, document: 'personal-data', how: 'screen', by: 'self' },
  ])
})

test('for somebody under 18 only the parent’s paper counts', async () => {
  await sets({ minor: true })
  await sets({ consent: 'screen' })
  expect(await consents()).toEqual([])
  await sets({ consent: 'paper' })
  expect(await consents()).toMatchObject([{ document: 'parental', how: 'paper', by: 'parent' }])
})

test('what is refused after it was given is withdrawn that day, and the name goes', async () => {
  await sets({ consent: 'paper' })
  await device.change(id, { set: { name: 'Анна' } })
  await sets({ consent: 'refused' }, '2024-11-09')
  expect(await consents()).toMatchObject([{ document: 'personal-data', withdrawn: '2024-11-09' }])
  expect((await participant()).fields).toEqual({ pseudonym: 'Житель 1', consent: 'refused' })
})

test('publication is another document, given part by part, and goes with the first', async () => {
  await sets({ consent: 'paper' })
  const today = '2024-11-05'
  await keepPublication(device, pack, await participant(), 'name', { isGiven: true, today })
  await keepPublication(device, pack, await participant(), 'place', { isGiven: true, today })
  await keepPublication(device, pack, await participant(), 'place', { isGiven: false, today })
  const publication = async () =>
    (await consents()).filter(({ document }) => document === 'publication')
  expect(await publication()).toMatchObject([{ covers: { name: true }, how: 'paper' }])
  await sets({ consent: 'refused' })
  expect(await publication()).toMatchObject([{ withdrawn: '2024-11-05' }])
})
