import { foldReview, isLate } from '@living-libraries/model/review'
import { refusalReasons } from '@living-libraries/model/refusal'
import type { RecordState } from '@living-libraries/model/record'
import type { CentreContents } from './centre-contents.ts'
import { differenceOf } from './centre-invariants.ts'
import { keptTextsIn, textsIn } from './ledger.ts'
import { refuseLostPictures } from './photo-invariants.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

/** What must be true once everything has arrived. Throws a `Violation`. */
export async function refuseLeftovers(world: World, contents: CentreContents): Promise<void> {
  const refused = await refusedLists(world)
  refuseLostWords(world, contents, refused)
  refuseLostCounts(world, contents, refused)
  refuseOlderTexts(world, contents, refused)
  await refuseLostPictures(world, contents)
  for (const device of world.devices) await refuseDivergence(device, contents)
  for (const device of world.devices) await refuseErasedWords(world, device)
  for (const device of world.devices) await refuseLostDrafts(world, device)
  refuseStrangeReviews(contents)
}

type RefusedLists = ReadonlyMap<
  string,
  { readonly texts: ReadonlySet<string>; readonly paths: ReadonlySet<string> }
>

/** What each device shows its people as not taken, read as they read it. */
async function refusedLists({ devices }: World): Promise<RefusedLists> {
  const lists = new Map<string, { texts: Set<string>; paths: Set<string> }>()
  for (const device of devices) {
    const texts = new Set<string>()
    const paths = new Set<string>()
    for (const { change, reason } of await device.tab(0).device.refused.list()) {
      if (!refusalReasons.includes(reason)) throw new Violation(9, `no sentence for ${reason}`)
      textsIn(change.set, texts)
      paths.add(change.record)
      for (const path of Object.keys(change.set)) paths.add(`${change.record} ${path}`)
    }
    lists.set(device.key, { texts, paths })
  }
  return lists
}

/** Invariants 1 and 2: every text and every record is in the centre, or in the refused list of its device. */
function refuseLostWords({ ledger }: World, contents: CentreContents, refused: RefusedLists): void {
  const kept = keptTextsIn([[...contents.records.values()], [...contents.revisions.values()]])
  const lost = ledger.savedTexts().filter(({ text, by }) => {
    return !kept.has(text) && refused.get(by)?.texts.has(text) !== true
  })
  if (lost.length > 0) {
    const list = lost.map(({ text, by, at }) => `«${text}» of ${by} (moment ${at})`)
    throw new Violation(2, `${list.join(', ')}: nowhere`)
  }
  for (const [id, { by, fate }] of ledger.makings) {
    if (fate !== 'saved' || contents.records.has(id)) continue
    if (refused.get(by)?.paths.has(id) === true) continue
    throw new Violation(2, `record ${id} of ${by} is nowhere`)
  }
}

/** Invariant 6: no text stands where somebody who saw it has written another one, a restored centre's neither. */
function refuseOlderTexts(
  { ledger }: World,
  contents: CentreContents,
  refused: RefusedLists,
): void {
  for (const { state } of contents.records.values()) {
    for (const text of textsIn(state.fields)) {
      const successor = ledger.successorOf(text)
      if (successor === undefined) continue
      if (refused.get(successor.by)?.texts.has(successor.text) === true) continue
      throw new Violation(6, `«${text}» stands in ${state.id}, over «${successor.text}»`)
    }
  }
}

function refuseLostCounts(
  { ledger }: World,
  { records }: CentreContents,
  refused: RefusedLists,
): void {
  for (const [place, { by, value }] of ledger.counts) {
    if (refused.get(by)?.paths.has(place) === true) continue
    const [record = '', path = ''] = place.split(' ')
    const [field = '', key = ''] = path.split('/')
    const counts: unknown = records.get(record)?.state.fields[field]
    const present: unknown =
      typeof counts === 'object' && counts !== null ? Reflect.get(counts, key) : undefined
    if (present !== value) {
      throw new Violation(
        2,
        `${by} counted ${value} at ${place}, the centre has ${String(present)}`,
      )
    }
  }
}

/** Invariant 7: nobody finds on a device what was erased, sealed or not. */
async function refuseErasedWords({ ledger }: World, device: SimulatedDevice): Promise<void> {
  const { device: app } = device.tab(0)
  const views = await app.list({ withDeleted: true })
  const { refused, drafts } = app
  const halfTyped = [...(await device.disk.keysOf('drafts'))].map((key) => drafts.read(key))
  const lists = [views, await refused.list(), await Promise.all(halfTyped)]
  const kept = textsIn([lists, await device.disk.contents()])
  const back = ledger.erasedTexts().find(({ text }) => kept.has(text))
  if (back !== undefined) {
    throw new Violation(7, `«${back.text}» was erased and is on ${device.key}`)
  }
}

/** What was half typed when its tab was closed is found again, unless it was erased. */
async function refuseLostDrafts({ ledger }: World, device: SimulatedDevice): Promise<void> {
  const { drafts } = device.tab(0).device
  for (const [place, text] of ledger.halfTyped) {
    const [key, draft = ''] = place.split(' ')
    if (key !== device.key || ledger.sayings.get(text)?.fate === 'erased') continue
    if ((await drafts.read(draft)) !== text) {
      throw new Violation(2, `«${text}» was half typed on ${key} and is not there`)
    }
  }
}

/** Invariant 3: the device shows what the centre holds, no more and no less. */
async function refuseDivergence(
  device: SimulatedDevice,
  { records }: CentreContents,
): Promise<void> {
  const spaces = device.spaces()
  const { device: app } = device.tab(0)
  const own = spaces.filter((space) => space !== 'forum')
  const lists = await Promise.all(own.map((space) => app.list({ space, withDeleted: true })))
  const views = lists.flat()
  const shown = new Map<string, RecordState>(views.map((view) => [view.id, view]))
  for (const { state } of records.values()) {
    if (!spaces.includes(state.space)) continue
    const view = shown.get(state.id)
    if (view === undefined) {
      throw new Violation(3, `${device.key} never got the ${state.kind} ${state.id}`)
    }
    const difference = differenceOf(state, view)
    if (difference !== undefined) {
      throw new Violation(3, `${state.kind} ${state.id}: centre ≠ ${device.key} in ${difference}`)
    }
  }
  for (const view of shown.values()) {
    if (!records.has(view.id)) {
      throw new Violation(3, `${device.key} shows the ${view.kind} ${view.id}, the centre has none`)
    }
  }
}

/** What the region's desk is told of a session is what the acts say (S14). */
function refuseStrangeReviews({ records, reviews }: CentreContents): void {
  const states = [...records.values()]
  for (const [session, state] of reviews) {
    const ofSession = states.filter(({ state: one }) => one.session === session)
    const acts = ofSession.filter(({ state: one }) => one.kind === 'review')
    const review = foldReview(acts.map((act) => act.state))
    if (review.state !== state) {
      throw new Violation(3, `session ${session} is ${review.state}, the desk is told ${state}`)
    }
    for (const { state: content, late } of ofSession) {
      if (content.kind !== 'answer' && content.kind !== 'participant') continue
      const expected = isLate(review, content.id, content)
      if (late !== expected) {
        throw new Violation(3, `${content.id} is ${expected ? '' : 'not '}late, the desk differs`)
      }
    }
  }
}
