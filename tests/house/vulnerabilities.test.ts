import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/vulnerabilities.mjs', import.meta.url))
const components = [
  { name: 'dexie', version: '4.4.2' },
  { group: '@hono', name: 'node-server', version: '2.1.8' },
]
const hole = (severity: string) => ({
  id: 1,
  url: 'https://github.com/advisories/GHSA-xxxx',
  title: 'A hole',
  severity,
  vulnerable_versions: '<5',
})
const known = { minimist: [hole('critical')] }

let folder: string
let registry: Server
let answer: { status: number; body: string }
let asked: { readonly request: string; readonly body: unknown }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-holes-'))
  await writeFile(join(folder, 'sbom.json'), JSON.stringify({ components }))
  registry = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { method, url, headers } = request
      const body: unknown = JSON.parse(gunzipSync(Buffer.concat(pieces)).toString())
      asked = { request: `${method} ${url} ${headers['content-type']}`, body }
      response.writeHead(answer.status).end(answer.body)
    })
  })
  registry.listen(0, '127.0.0.1')
  await once(registry, 'listening')
})

afterAll(async () => {
  registry.close()
  await rm(folder, { recursive: true, force: true })
})

/** What `npm run vulnerabilities` prints and how it ends, where the registry answers this. */
async function askedOf(status: number, body: unknown) {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
  const { port } = registry.address() as AddressInfo
  const options = ['--sbom', join(folder, 'sbom.json'), '--registry', `http://127.0.0.1:${port}`]
  const child = spawn(process.execPath, [script, ...options])
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      words += piece.toString()
    })
  }
  const [code] = (await once(child, 'close')) as [number]
  return { code, words }
}

test('the registry is asked for every shipped version at once, as npm asks it', async () => {
  const { code, words } = await askedOf(200, known)
  expect(asked).toEqual({
    request: 'POST /-/npm/v1/security/advisories/bulk application/json',
    body: { dexie: ['4.4.2'], '@hono/node-server': ['2.1.8'], minimist: ['0.0.8'] },
  })
  expect(words).toContain('Known holes in 2 shipped packages: 0 high or critical, 0 others.')
  expect(code).toBe(0)
})

test('a hole that is high or critical fails, a lighter one is told', async () => {
  const grave = await askedOf(200, { ...known, dexie: [hole('high')] })
  expect(grave).toMatchObject({ code: 1 })
  expect(grave.words).toContain('high: dexie <5 (here 4.4.2): A hole https://github.com/')
  const light = await askedOf(200, { ...known, dexie: [hole('moderate')] })
  expect(light).toMatchObject({ code: 0 })
  expect(light.words).toContain('0 high or critical, 1 others.')
})

test.each([
  [405, '', 'it answers such questions with 405'],
  [200, '<html></html>', 'its answer is no JSON'],
  [200, { dexie: 'fine' }, 'its answer is no list of advisories'],
  // A mirror that answers «nothing found» to whatever it is asked.
  [200, {}, 'it knows no hole in minimist 0.0.8, which everybody knows'],
])(
  'who does not answer the question (%s %j) has not said that all is well',
  async (status, body, why) => {
    const { code, words } = await askedOf(status, body)
    expect(words).toContain(why)
    expect(words).toContain('Nothing is known about holes in what is shipped.')
    expect(code).toBe(2)
  },
)
