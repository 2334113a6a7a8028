import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import type { Device } from '@living-libraries/pwa/device'
import { beforeLateWord } from './centre-restoring.ts'
import { refuseLocalLoss } from './device-invariants.ts'
import { type DiskContents, pendingOn } from './disk-contents.ts'
import { textsIn } from './ledger.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { Step } from './step.ts'
import { arrived, isDamage } from './travelling.ts'
import { underFault } from './under-fault.ts'
import { Violation } from './violation.ts'
import { deviceOf, type TravellingFile, type World } from './world.ts'

type Bytes = TravellingFile['bytes']
type Desk = Awaited<ReturnType<Device['transfers']>>
type Carried = Awaited<ReturnType<Desk['journal']>>['carried'][number]

/** Nothing leaves the queue by that, and what was promised before is still there. */
export async function writeFile(world: World, step: Step<'write-file'>): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  let written: Written | undefined
  await underFault(world, device, tab, step.fault, async () => {
    written = await writtenBy(tab.device, step)
  })
  if (written !== undefined) {
    world.ledger.struck(`file written, ${step.what}`)
    world.files.push({ ...written, restores: world.centre.restores })
  }
  await refuseLocalLoss(world, device)
}

type Written = Omit<TravellingFile, 'restores'>

async function writtenBy(
  app: Device,
  { what, pick }: Step<'write-file'>,
): Promise<Written | undefined> {
  const desk = await app.transfers()
  if (what === 'for-centre') return sealed(await desk.writeForCentre())
  const { carried } = await desk.journal()
  if (what === 'answer') {
    const inOrder = [...carried].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    const answer = chosen(
      inOrder.flatMap(({ answers = [] }) => answers),
      pick,
    )
    return answer && { bytes: answer.bytes, to: answer.device }
  }
  const writers = new Set(carried.flatMap(({ letter }) => letter?.device ?? []))
  const writer = chosen([...writers].sort(), pick)
  return writer === undefined ? undefined : sealed(await desk.writeFor(writer), writer)
}

function sealed(file: { readonly bytes: Bytes } | undefined, to?: string): Written | undefined {
  return file && { bytes: file.bytes, to }
}

/** Two that came at the same moment lie in the order of their hashes, which no seed decides. */
function placeOf({ cameAt, letter }: Carried): string {
  return `${cameAt} ${letter?.file ?? ''}`
}

/** All of it is taken or nothing; nobody reads what they may not; only the centre's receipts clear a queue. */
export async function openFile(world: World, step: Step<'open-file'>): Promise<void> {
  const { ledger, centre } = world
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  const answers = world.files.filter(({ to }) => to === device.id)
  const file = chosen(step.isAnswer && answers.length > 0 ? answers : world.files, step.pick)
  if (file === undefined) return
  const own = await device.disk.recipient()
  const readers = [centre.recipient, ...(own === undefined ? [] : [own])]
  const bytes = await arrived(file.bytes, step.condition, step.pick, readers)
  const before = await device.disk.contents()
  const isLate = file.restores !== centre.restores
  const hasCome = isLate ? await beforeLateWord(world, device) : undefined
  let came = 'not at all'
  const outcome = await underFault(world, device, tab, step.fault, async () => {
    came = await openedOn(tab.device, bytes)
  })
  if (outcome.fate === 'saved') ledger.struck(`file opened, ${step.condition}: ${came}`)
  const after = await device.disk.contents()
  if (isDamage(step.condition)) refuseHalfTaken(device, came, before, after)
  if (!isLate) noteReceived(world, device, before, after)
  if (came === 'answer' || outcome.hasStruck) await hasCome?.()
  await device.refuseForeignRecords()
  await refuseLocalLoss(world, device)
}

async function openedOn(app: Device, bytes: Bytes): Promise<string> {
  try {
    return (await (await app.transfers()).open(bytes)).kind
  } catch (error) {
    if (error instanceof TransferFault) return error.fault
    throw error
  }
}

function refuseHalfTaken(
  { key }: SimulatedDevice,
  came: string,
  before: DiskContents,
  after: DiskContents,
): void {
  if (came === 'taken' || came === 'answer') throw new Violation(9, `${key} took a damaged file`)
  if (JSON.stringify(after.records) !== JSON.stringify(before.records)) {
    throw new Violation(2, `a damaged file changed the records of ${key}`)
  }
}

/** What left the queue of a device without a line was acknowledged by the receipt in the file. */
function noteReceived(
  { ledger }: World,
  { id }: SimulatedDevice,
  before: DiskContents,
  after: DiskContents,
): void {
  const left = pendingOn(after)
  const refused = new Set(after.refused.map(({ change }) => change.n))
  for (const [n, change] of pendingOn(before)) {
    if (left.has(n) || refused.has(n)) continue
    // A change without words may have been without effect; then there is no history of it.
    const saysSomething = [...textsIn(change.set)].some(
      (text) => ledger.sayings.get(text)?.fate === 'saved',
    )
    ledger.acknowledged.set(`${id}:${n}`, saysSomething ? 'taken' : 'same')
  }
}

/** `npm run transfer -- import`, at the server's own terminal. */
export async function bringFile(world: World, step: Step<'bring-file'>): Promise<void> {
  const { centre, files, ledger } = world
  const file = chosen(files, step.pick)
  if (file === undefined) return
  // That program makes a file of a text by itself.
  const condition = step.condition === 'as-text' ? 'whole' : step.condition
  const bytes = await arrived(file.bytes, condition, step.pick, [centre.recipient])
  const { outcomes, answers } = await centre.takeFile(bytes)
  const [first] = outcomes
  const came = first?.outcome === 'refused' ? first.fault : first?.outcome
  ledger.struck(`file brought to the centre, ${condition}: ${came}`)
  if (isDamage(condition) && came === 'taken') {
    throw new Violation(9, 'the centre took a damaged file')
  }
  for (const answer of answers) files.push({ ...answer, restores: centre.restores })
}

export function loseFile({ files, ledger }: World, { pick }: Step<'lose-file'>): void {
  const file = chosen(files, pick)
  if (file === undefined) return
  ledger.struck('file lost')
  files.splice(files.indexOf(file), 1)
}

function chosen<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[Math.floor(pick * items.length)]
}
