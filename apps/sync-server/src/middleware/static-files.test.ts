import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticFiles } from './static-files.ts'

let folder: string
let app: Hono

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-static-'))
  const root = join(folder, 'dist')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(root, '.stamp'), 'stamp')
  await writeFile(join(root, 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'index.html.br'), 'brotli')
  await writeFile(join(root, 'assets', 'app-1a2b.js'), 'plain')
  await writeFile(join(root, 'assets', 'app-1a2b.js.gz'), 'gzip')
  app = new Hono().use('/*', staticFiles(root)) as Hono
})
afterAll(() => rm(folder, { recursive: true }))

async function get(path: string, headers: { [name: string]: string } = {}): Promise<Response> {
  return app.request(path, { headers })
}

describe('the built app', () => {
  it('is sent as it was compressed at the build', async () => {
    const page = await get('/', { 'accept-encoding': 'gzip, br' })
    expect(page.headers.get('content-encoding')).toBe('br')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toBe('brotli')
    const script = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' })
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(await (await get('/assets/app-1a2b.js')).text()).toBe('plain')
  })

  it('is kept for ever where the name has a hash, and asked for anew elsewhere', async () => {
    const script = await get('/assets/app-1a2b.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
    const page = await get('/')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const tag = page.headers.get('etag') ?? ''
    expect((await get('/', { 'if-none-match': tag })).status).toBe(304)
  })

  it('answers the address of a screen with the page, that of a missing file with nothing', async () => {
    expect((await get('/venues/irkutsk-gorod-1', { accept: 'text/html,*/*' })).status).toBe(200)
    expect((await get('/assets/old-9z.js', { accept: 'text/html,*/*' })).status).toBe(404)
    expect((await get('/api/nothing', { accept: 'text/html' })).status).toBe(404)
    expect((await app.request('/', { method: 'POST' })).status).toBe(404)
  })

  it.each([
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/.stamp',
    '/index.html.br',
    '/%00',
    '/%',
    '/assets',
  ])('gives nothing away at %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})
