import type { ExchangeLoop } from '../sync/exchange-loop.ts'
import { lead } from '../sync/lead.ts'
import { type Listening, listenToCentre } from '../sync/stream.ts'
import { TabTalk } from '../sync/tab-talk.ts'
import type { DeviceParts } from './device-parts.ts'
import type { StatusDesk } from './device-status.ts'

/**
 * Which tab of a browser exchanges with the centre: one leads and does everything by itself, pictures for all of them
 * too; the others follow, ask it and show what it says (S3).
 */
export class DeviceLead {
  readonly #parts: DeviceParts
  readonly #loop: ExchangeLoop
  readonly #tabs: TabTalk | undefined
  #isLeading = false
  #stopLeading: (() => void) | undefined
  #listening: Listening | undefined

  constructor(parts: DeviceParts, loop: ExchangeLoop, status: StatusDesk) {
    this.#parts = parts
    this.#loop = loop
    const { channel, pictureFetching } = parts
    this.#tabs =
      channel &&
      new TabTalk({
        channel,
        ownStatus: () => (this.#isLeading ? status.exchange : undefined),
        onStatus: (exchange) => status.setExchange(exchange),
        onWake: () => this.#isLeading && loop.wake('now'),
        onPictureAsked: (place) => this.#isLeading && pictureFetching.getFor(place),
        onPictureAnswered: (answer) => pictureFetching.answered(answer),
      })
    this.#tabs?.watch(() => pictureFetching.goOn())
    pictureFetching.follow({
      isFollowing: () => this.isFollowing,
      ask: (place) => this.#tabs?.askForPicture(place),
      answer: (answer) => this.#tabs?.answerPicture(answer),
    })
  }

  /** Another tab exchanges, or soon will. */
  get isFollowing(): boolean {
    return this.#tabs !== undefined && this.#stopLeading !== undefined && !this.#isLeading
  }

  /** Whether the hints of the centre get through. */
  get isHinted(): boolean {
    return this.#listening?.isHeard === true
  }

  start(): void {
    if (this.#stopLeading !== undefined) return
    const { id, locks, timers, hasStream, pictureFetching } = this.#parts
    this.#stopLeading = lead({
      locks,
      lockName: `living-libraries exchange ${id}`,
      signs: this.#tabs,
      timers,
      onLead: () => {
        this.#isLeading = true
        this.#loop.start()
        if (hasStream) this.#openStream()
        pictureFetching.goOn()
      },
      onLose: () => {
        this.#isLeading = false
        this.#loop.stop()
        this.#listening = this.#listening?.stop()
        this.#tabs?.askForStatus()
      },
    })
    this.#tabs?.askForStatus()
  }

  stop(): void {
    this.#stopLeading?.()
    this.#stopLeading = undefined
  }

  wake(): void {
    if (this.#isLeading) this.#loop.wake('now')
    else this.#tabs?.askToWake()
  }

  /** Tells the other tabs what this one does, where it leads. */
  show(): void {
    if (this.#isLeading) this.#tabs?.show()
  }

  #openStream(): void {
    const { centre, desk } = this.#parts
    this.#listening ??= listenToCentre(centre, (hint) => {
      if (hint === 'records') this.#loop.wake('now')
      else if (typeof hint === 'string') desk.tell({ ids: [], advanced: hint })
      else desk.tell({ ids: [], writes: hint })
    })
  }
}
