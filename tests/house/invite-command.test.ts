import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAnswer } from '@living-libraries/model/lock-recovery'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, runCommand, startServer } from './centre-commands.ts'

let folder: string
let server: RunningServer
let device: Device

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-invite-'))
  await chmod(folder, 0o711)
  server = await startServer(environment())
  device = await openDevice({
    serverUrl: server.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
})
afterAll(async () => {
  device?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

function environment() {
  return { DATA_DIR: join(folder, 'data') }
}

function codeIn(text: string): string {
  return /#join=(\S+)/.exec(text)?.[1] ?? ''
}

test('whoever lost password and passkey is let back in from the terminal, as the same person', async () => {
  const { out } = await runCommand('invite', ['--role', 'administrator'], environment())
  await device.join({ code: codeIn(out), deviceName: 'Стол', personName: 'Вера Ильинична' })
  const person = await device.person()
  const password = 'берег в тумане, лодка'
  await device.centre.post('/api/sign-in/password', { person, password })
  const staff = await runCommand('invite', ['--staff'], environment())
  expect(staff.out).toContain(`${person}  Вера Ильинична · administrator · пароль / password +`)

  const reset = await runCommand('invite', ['--reset', person], environment())
  expect(reset.code).toBe(0)
  await expect(device.centre.get('/api/devices')).rejects.toMatchObject({
    problem: 'sign-in-needed',
  })
  const signIn = device.centre.post('/api/sign-in', { person, password })
  await expect(signIn).rejects.toMatchObject({ problem: 'sign-in-failed' })

  await device.join({ code: codeIn(reset.out), deviceName: 'Стол' })
  expect(await device.person()).toBe(person)
  await device.centre.get('/api/devices')
})

test('an invitation is read out over the telephone from the terminal too', async () => {
  const { out: link } = await runCommand(
    'invite',
    ['--role', 'guest', '--uses', '2'],
    environment(),
  )
  const id = /([0-9a-f-]{36})\s*$/.exec(link)?.[1] ?? ''
  const { out } = await runCommand('invite', ['--spoken', id], environment())
  const code = /^(\d{4}) (\d{4}) ·/m.exec(out)?.slice(1).join('') ?? ''
  const guest = await openDevice({
    serverUrl: server.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
  })
  await guest.join({ code, deviceName: 'Телефон гостя' })
  expect((await guest.me())?.spaces).toEqual(['forum'])
  guest.close()
  const strange = await runCommand('invite', ['--spoken', crypto.randomUUID()], environment())
  expect(strange.err).toContain('Нет такого приглашения')
})

test('nobody is reset who is not there, and a sentence says so', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000'
  const { code, err } = await runCommand('invite', ['--reset', nobody], environment())
  expect(code).toBe(1)
  expect(err).toContain('Нет такого человека / no such person')
})

test('a forgotten PIN is answered from the terminal, by the digits that the device shows', async () => {
  await device.lock.set('pin', '258014')
  await device.syncOnce()
  device.lock.close()
  const request = await device.lock.recoveryRequest()
  const { out } = await runCommand('unlock', [request?.number ?? ''], environment())
  const [name, digits = ''] = out.trim().split('\n').slice(-2)
  expect(name).toBe('Стол')
  const answer = readAnswer(digits)
  if (answer === undefined || 'wrongGroup' in answer) throw new Error(out)
  expect(await device.lock.recover(answer.bytes, 'pin', '741852')).toEqual({ outcome: 'done' })
  const strange = await runCommand('unlock', ['00000000'], environment())
  expect(strange.code).toBe(1)
  expect(strange.err).toContain('ask for the link of the device')
})

test('from the terminal a device is renamed, a person moved and taken off, and the device disconnected', async () => {
  const from = ['--role', 'librarian', '--venue', 'tayshetskiy-1']
  const { out } = await runCommand('invite', from, environment())
  const phone = await openDevice({
    serverUrl: server.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
  await phone.join({ code: codeIn(out), deviceName: 'Телефон', personName: 'Анна' })
  const anna = await phone.person()
  await phone.addPerson('Ольга')
  const run = async (...args: string[]) => {
    const { code, err } = await runCommand('people', args, environment())
    expect([code, err]).toEqual([0, ''])
  }
  await run('rename', phone.id, 'Телефон зала')
  await run('move-device', phone.id, '--venue', 'tayshetskiy-2')
  await run('remove', anna, phone.id)
  await phone.syncOnce()
  const me = await phone.me()
  expect([me?.device.name, me?.spaces]).toEqual(['Телефон зала', ['forum', 'venue/tayshetskiy-2']])
  expect(me?.persons.map(({ name }) => name)).toEqual(['Ольга'])
  const listed = await runCommand('people', ['list'], environment())
  expect(listed.out).toContain(`${phone.id}  Телефон зала`)
  await run('disconnect', phone.id)
  await expect(phone.syncOnce()).rejects.toMatchObject({ problem: 'device-revoked' })
  phone.close()
})
