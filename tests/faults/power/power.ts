import { mkdtemp, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NestedDisk } from './nested-disk.ts'
import { playPowerCuts } from './power-cuts.ts'

// `npm run faults:power -- [--cuts N] [--seed X]`: the centre on a disk whose power is cut again and again.
const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const obstacle = NestedDisk.obstacle()
if (obstacle !== undefined) {
  say(`The power cut was not played: ${obstacle}.`)
  process.exit(0)
}
const seed = Number(values.seed)
say(`seed ${seed}`)

// The proof that such a cut takes what was not flushed: without fsync it must lose acknowledged changes.
const careless = await onDisk((dataDir, disk) =>
  playPowerCuts({ disk, dataDir, cuts: 3, seed, isFlushing: false, say }),
)
if (careless.lost === 0 && careless.damage === undefined) {
  say('A database that never flushes lost nothing either: this machine cannot show a power cut.')
  process.exit(1)
}
say(
  `without flushing, as it must be: ${careless.damage ?? `${careless.lost} of ${careless.acknowledged} lost`}`,
)

const played = await onDisk((dataDir, disk) =>
  playPowerCuts({ disk, dataDir, cuts: Number(values.cuts), seed, isFlushing: true, say }),
)
say(
  `power cuts ${played.cuts}, texts ${played.typed}, acknowledged before a cut ${played.acknowledged}, ` +
    `lost ${played.lost}, doubled ${played.doubled}${played.damage === undefined ? '' : `, ${played.damage}`}`,
)
process.exit(played.lost + played.doubled === 0 && played.damage === undefined ? 0 : 1)

async function onDisk<Result>(
  work: (dataDir: string, disk: NestedDisk) => Promise<Result>,
): Promise<Result> {
  const disk = NestedDisk.make(await mkdtemp(join(tmpdir(), 'living-libraries-power-')))
  const clean = () => void disk.remove().finally(() => process.exit(1))
  process.once('SIGINT', clean)
  process.once('SIGTERM', clean)
  try {
    const dataDir = join(disk.place, 'data')
    await mkdir(dataDir, { mode: 0o711 })
    return await work(dataDir, disk)
  } finally {
    process.off('SIGINT', clean)
    process.off('SIGTERM', clean)
    await disk.remove()
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
