import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { type Limit, limitSeconds } from './kit/brotli-limit.ts'
import { type LineProfile, profiles } from './kit/line-profile.ts'
import { type LineCounts, openShapedLine } from './kit/shaped-line.ts'
import { type Cell, tableText } from './kit/table.ts'
import type { WireResults } from './wire-bench.ts'

export interface PeerCrossing {
  readonly peer: string
  readonly line: string
  readonly way: 'push' | 'pull'
  readonly isDone: boolean
  readonly seconds: number
  readonly attempts: number
  readonly counts: LineCounts
}

const folder = fileURLToPath(new URL('peers/', import.meta.url))
const peers = { 'plain RxDB': 'rxdb-peer.mjs', 'PouchDB and CouchDB protocol': 'pouchdb-peer.mjs' }
const resultSchema = v.object({ isDone: v.boolean(), seconds: v.number(), attempts: v.number() })

/** Other engines with the same records over the same lines, each in processes of its own. */
export async function benchPeers(
  lines: readonly LineProfile[],
  { documents, limit, pushes, pulls }: WireResults,
  print: (text: string) => void,
): Promise<PeerCrossing[]> {
  if (!isInstalled()) {
    print('\nThe other engines could not be installed; nothing stands beside ours in this run.\n')
    return []
  }
  const place = await mkdtemp(join(tmpdir(), 'living-libraries-bench-'))
  const file = join(place, 'evening.json')
  await writeFile(file, JSON.stringify(documents))
  const crossings: PeerCrossing[] = []
  try {
    for (const [peer, program] of Object.entries(peers)) {
      for (const profile of lines) {
        crossings.push(...(await crossingsOf(peer, program, profile, file, documents.length)))
      }
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
  const ours = [
    ...pushes.map((one) => ({ ...one, way: 'push' as const })),
    ...pulls.map((one) => ({ ...one, way: 'pull' as const })),
  ].map((one) => ({ ...one, peer: 'this product', isDone: true, attempts: 1 }))
  print(peerTable([...ours, ...crossings], lines, limit))
  return crossings
}

async function crossingsOf(
  peer: string,
  program: string,
  profile: LineProfile,
  file: string,
  count: number,
): Promise<PeerCrossing[]> {
  const server = spawn(process.execPath, [program, 'server'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.stdout.once('data', (told: Buffer) => resolve(Number(told.toString())))
    server.once('exit', () => reject(new Error(`${program} did not start`)))
  })
  const line = await openShapedLine(port, profile)
  try {
    const crossings: PeerCrossing[] = []
    for (const [way, given] of [
      ['push', file],
      ['pull', String(count)],
    ] as const) {
      line.taken()
      const result = await exchange(program, [way, line.url, given])
      process.stderr.write(`${peer}, ${profile.name}, ${way}: ${result.seconds.toFixed(1)} s\n`)
      crossings.push({ peer, line: profile.name, way, ...result, counts: line.taken() })
      // Nothing to read where nothing arrived.
      if (!result.isDone) break
    }
    return crossings
  } finally {
    await line.close()
    server.kill()
  }
}

function exchange(program: string, args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let told = ''
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString()
  })
  return new Promise<v.InferOutput<typeof resultSchema>>((resolve) => {
    child.once('exit', () => {
      const last = told.trim().split('\n').at(-1) ?? ''
      const isResult = last.startsWith('{')
      resolve(
        isResult
          ? v.parse(resultSchema, JSON.parse(last))
          : { isDone: false, seconds: 0, attempts: 0 },
      )
    })
  })
}

/** They are installed at the first run only, apart from the product. */
function isInstalled(): boolean {
  if (existsSync(join(folder, 'node_modules'))) return true
  const args = ['--yes', 'pnpm@10.34.9', 'install', '--ignore-workspace', '--frozen-lockfile']
  return spawnSync('npx', args, { cwd: folder, stdio: 'ignore' }).status === 0
}

function peerTable(
  crossings: readonly PeerCrossing[],
  lines: readonly LineProfile[],
  limit: Limit,
): string {
  const inOrder = lines.flatMap(({ name }) => crossings.filter(({ line }) => line === name))
  const rows = inOrder.map(({ peer, line, way, isDone, seconds, counts }): Cell[] => {
    const profile = lines.find(({ name }) => name === line) ?? profiles.none
    return [
      peer,
      line,
      way,
      isDone ? 'done' : 'never done',
      counts.up.bodies + counts.down.bodies,
      counts.all,
      `${(counts.all / limit.bytes).toFixed(2)} ×`,
      seconds,
      `${(seconds / limitSeconds(limit, profile)).toFixed(2)} ×`,
      counts.serialTrips,
      counts.cuts,
    ]
  })
  return tableText(
    'Beside other engines, the same evening over the same lines',
    ['engine', 'line', 'way', 'end', 'bodies', 'all', '/limit', 's', '/limit', 'trips', 'cuts'],
    rows,
  )
}
