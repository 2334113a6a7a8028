import type { InvitationPreview, JoinResponse, Me } from '@living-libraries/model/join'
import type { KindName, RecordOf } from '@living-libraries/model/kinds'
import type { Edit, NewRecord } from '../storage/change-writer.ts'
import { type Drafts, type DraftStore, draftsOf } from '../storage/drafts.ts'
import { enteredIds } from '../storage/entering.ts'
import { namedMe } from '../storage/known-me.ts'
import type { DeviceRecord, RecordQuery } from '../storage/record-reader.ts'
import type { SeenViews } from '../storage/seen-views.ts'
import { watchRecords } from '../storage/record-watch.ts'
import type { RefusedItem, RefusedList } from '../storage/refused-list.ts'
import { writeSetting } from '../storage/settings.ts'
import type { Centre } from '../sync/centre.ts'
import type { ExchangeJournal } from '../sync/exchange-journal.ts'
import { ExchangeLoop, type ExchangeStatus } from '../sync/exchange-loop.ts'
import {
  addPerson,
  type Joining,
  joinCentre,
  predecessorOf,
  previewInvitation,
  succeedPredecessor,
} from '../sync/joining.ts'
import type { TransferDesk } from '../transfer/transfer-desk.ts'
import { DeviceLock } from './device-lock.ts'
import { CurrentPerson } from './current-person.ts'
import { DeviceLead } from './device-lead.ts'
import type { DeviceParts } from './device-parts.ts'
import { DevicePresence } from './device-presence.ts'
import { DevicePhotos } from './device-photos.ts'
import { type DeviceStatus, StatusDesk } from './device-status.ts'
import { type Correction, enterRefused, type LeftItem } from './refused-entering.ts'
import { settle } from './settling.ts'
import { wholeExchange } from './whole-exchange.ts'

/** A record whose fields are those of its kind, as this device sees it. */
export type TypedRecord<Name extends KindName> = RecordOf<Name> &
  Pick<DeviceRecord, 'unsent' | 'carried'>

/** A device without a screen: what the PWA, the demo and outside programs stand on; see `docs/device.md`. */
export class Device {
  readonly id: string
  readonly drafts: Drafts
  readonly refused: RefusedList
  readonly photos: DevicePhotos
  readonly presence: DevicePresence
  /** What consolidated reading last answered. */
  readonly seen: SeenViews
  readonly journal: ExchangeJournal
  readonly lock: DeviceLock
  /** The typed way to the server for what is not a record: invitations, overview, history. */
  readonly centre: Centre
  readonly #parts: DeviceParts
  readonly #loop: ExchangeLoop
  readonly #person: CurrentPerson
  readonly #status: StatusDesk
  readonly #lead: DeviceLead

  constructor(parts: DeviceParts) {
    this.#parts = parts
    this.#person = new CurrentPerson(parts)
    this.id = parts.id
    this.drafts = parts.drafts
    this.refused = parts.refused
    this.photos = new DevicePhotos(parts, () => this.person())
    this.seen = parts.seen
    this.journal = parts.journal
    this.centre = parts.centre
    this.lock = new DeviceLock(parts)
    this.lock.watch(() => this.wake())
    this.#status = new StatusDesk(parts)
    this.#loop = new ExchangeLoop({
      exchangeOnce: () => this.#exchange(),
      onStatus: (status) => this.#setExchangeStatus(status),
      timers: parts.timers,
      random: parts.random,
      isHinted: () => this.#lead.isHinted,
    })
    this.#lead = new DeviceLead(parts, this.#loop, this.#status)
    parts.onStep((step) => this.#setExchangeStatus(step))
    this.presence = new DevicePresence(parts, () => this.#status.exchange.phase)
    parts.desk.listen((news) => {
      this.#status.tell(news)
      if (news.hasUnsent) this.#loop.wake()
    })
  }

  /** Who this device was at the last contact; undefined: it never joined. While the lock is closed nobody has a name. */
  me(): Promise<Me | undefined> {
    return namedMe(this.#parts.database, this.#parts.sealer)
  }

  /** Shows whom an invitation is for, without using it up. Rejects with a `CentreProblem`. */
  previewInvitation(code: string): Promise<InvitationPreview> {
    return previewInvitation(this.centre, code)
  }

  /** Redeems an invitation; the joined person becomes the one who works here. Rejects with a `CentreProblem`. */
  async join(joining: Joining): Promise<Me> {
    return this.#admitted(await joinCentre(this.#parts, joining))
  }

  /** Whose credential this browser still shows although its data was erased. Rejects with a `CentreProblem`. */
  async predecessor(): Promise<Me | undefined> {
    return (await this.me()) === undefined ? predecessorOf(this.centre) : undefined
  }

  /** Goes on for the predecessor as a device of its own; the old one is shut out. Rejects with a `CentreProblem`. */
  async succeed(deviceName: string): Promise<Me> {
    return this.#admitted(await succeedPredecessor(this.#parts, deviceName))
  }

  #admitted({ person: _person, ...me }: JoinResponse): Me {
    // Also to the other tabs: they may still show the way in.
    this.#parts.desk.tell({ ids: 'all' })
    this.wake()
    return me
  }

  /** Id of the person who is working on the device now. Rejects with an `Error` if nobody ever joined. */
  person(): Promise<string> {
    return this.#person.read()
  }

  /** Also in the other tabs: they show the screens of the new person. */
  async switchPerson(person: string): Promise<void> {
    await this.#saving(writeSetting(this.#parts.database, 'person', person))
    this.#parts.desk.tell({ ids: 'all' })
  }

  /** Lets a colleague of the same venues take turns here, and gives the device to them. Rejects with a `CentreProblem`. */
  async addPerson(personName: string): Promise<Me> {
    const me = await this.me()
    const asking = { name: me?.device.name ?? '', person: await this.person() }
    return this.#admitted(await addPerson(this.#parts, { ...asking, personName }))
  }

  /** The half-typed fields of one person. */
  draftsOf(person: string): DraftStore {
    return draftsOf(this.drafts, person)
  }

  /** Saves a new record and gives its id; fulfilled when it is on the disk. */
  async make(record: NewRecord & { readonly kind: KindName }): Promise<string> {
    const person = await this.person()
    return this.#saving(this.#parts.writer.make(person, record))
  }

  /** Saves an edit; false where nothing differs. Rejects with a `RangeError` for an unknown record. */
  async change(id: string, edit: Edit): Promise<boolean> {
    const person = await this.person()
    return this.#saving(this.#parts.writer.change(person, id, edit))
  }

  async remove(id: string): Promise<boolean> {
    return this.#saving(this.#parts.writer.remove(await this.person(), id))
  }

  async restore(id: string): Promise<boolean> {
    return this.#saving(this.#parts.writer.restore(await this.person(), id))
  }

  /**
   * Records what the centre refused once more, under the person who works here now. Gives what could not be entered
   * and stays in the list. Where it breaks off, the next call goes on.
   */
  enterRefused(items: readonly RefusedItem[], correction?: Correction): Promise<LeftItem[]> {
    const desk = {
      get: (id: string) => this.get(id),
      make: (record: NewRecord & { readonly kind: KindName }) => this.make(record),
      makeWithPictures: (former: string, record: NewRecord) => this.photos.addAgain(former, record),
      change: (id: string, edit: Edit) => this.change(id, edit),
      dismiss: (key: number) => this.refused.dismiss(key),
      entered: () => enteredIds(this.#parts.database),
      refused: () => this.refused.list(),
    }
    return enterRefused(desk, items, correction)
  }

  get(id: string): Promise<DeviceRecord | undefined> {
    return this.#parts.reader.get(id)
  }

  /** Records in the order in which they were made. */
  list<Name extends KindName>(
    query: RecordQuery & { readonly kind: Name },
  ): Promise<TypedRecord<Name>[]>
  list(query: RecordQuery): Promise<DeviceRecord[]>
  list(query: RecordQuery): Promise<DeviceRecord[]> {
    return this.#parts.reader.list(query)
  }

  /** Calls `listener` with the matching records now and after every change, until the answer is called. */
  watch(query: RecordQuery, listener: (records: readonly DeviceRecord[]) => void): () => void {
    return watchRecords(this.#parts.reader, this.#parts.desk, query, listener)
  }

  /** Tells which records changed, in any tab; `all`: so many that everything is to be read anew. */
  watchNews(listener: (ids: readonly string[] | 'all') => void): () => void {
    return this.#parts.desk.listen((news) => listener(news.ids))
  }

  /** Tells, in every tab, that something of the whole advanced, or of the themes too; only to those who may read it. */
  watchWhole(listener: () => void, of: 'whole' | 'themes' = 'whole'): () => void {
    return this.#parts.desk.listenToAdvances(listener, of)
  }

  /** Records with something that the centre has not acknowledged. */
  unsentRecords(): Promise<number> {
    return this.#parts.outbox.count()
  }

  status(): Promise<DeviceStatus> {
    return this.#status.read()
  }

  /** For the first picture of a screen, which cannot wait for the database. */
  get lastStatus(): DeviceStatus | undefined {
    return this.#status.last
  }

  watchStatus(listener: (status: DeviceStatus) => void): () => void {
    return this.#status.watch(listener)
  }

  /** Starts exchanging by itself, in one tab of the browser at a time. */
  startSync(): void {
    this.#lead.start()
  }

  stopSync(): void {
    this.#lead.stop()
  }

  /** The network may be back, or the person asks: do not wait for the clock. */
  wake(): void {
    this.#lead.wake()
  }

  /** One whole exchange, also while syncing is stopped. Rejects with a `CentreProblem` if it fails. */
  syncOnce(): Promise<void> {
    return this.#loop.once()
  }

  /** Exchanges, again after failures, until nothing is unsent or new; rejects with an `Error` after `timeoutMs`. */
  settled(timeoutMs = 60_000): Promise<void> {
    return settle(this, this.#parts.timers, timeoutMs)
  }

  /** Writes and opens transfer files; loaded when first asked for. */
  async transfers(): Promise<TransferDesk> {
    return new (await import('../transfer/transfer-desk.ts')).TransferDesk(this.#parts)
  }

  /** Signs this device out at the centre; what it keeps stays on it. */
  async leave(): Promise<void> {
    await this.centre.delete('/api/me')
  }

  /** Stops everything and closes the database. What was saved stays. */
  close(): void {
    this.stopSync()
    this.#parts.closed.abort()
    this.#status.close()
    this.#parts.desk.close()
    this.#parts.database.close()
  }

  async #exchange(): Promise<void> {
    const isFollowing = () => this.#lead.isFollowing
    await wholeExchange(this.#parts, isFollowing)
    if (!isFollowing()) return
    const { photos } = await this.#parts.photos.countUnsent()
    if (photos > 0) this.#lead.wake()
  }

  #saving<Result>(write: Promise<Result>): Promise<Result> {
    return this.#parts.writes.watched(write)
  }

  #setExchangeStatus(status: ExchangeStatus): void {
    this.#status.setExchange(status)
    this.journal.note(status)
    this.#lead.show()
  }
}
