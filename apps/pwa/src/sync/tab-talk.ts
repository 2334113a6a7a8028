import type { NewsChannel } from '../storage/record-watch.ts'
import type { ExchangeStatus } from './exchange-loop.ts'
import type { SignsOfLife } from './lead.ts'
import type { PictureAnswer, PicturePlace } from './picture-fetching.ts'

type Message =
  | { readonly exchange: ExchangeStatus }
  | { readonly asks: 'exchange' }
  | { readonly asks: 'wake' }
  | { readonly asks: 'picture'; readonly of: PicturePlace }
  | { readonly picture: PictureAnswer }

export interface TabTalkParts {
  readonly channel: NewsChannel
  /** What this tab's exchange is doing; undefined: another tab leads. */
  readonly ownStatus: () => ExchangeStatus | undefined
  /** What the exchange of the leading tab is doing. */
  readonly onStatus: (status: ExchangeStatus) => void
  /** A person is waiting in another tab, or the line came back there first. */
  readonly onWake: () => void
  readonly onPictureAsked: (place: PicturePlace) => void
  readonly onPictureAnswered: (answer: PictureAnswer) => void
}

/**
 * What the tabs of one browser tell each other about the exchange, so that the line of truth says the same in all
 * of them, and pictures come once. What the leader tells of the exchange is its sign of life too.
 */
export class TabTalk implements SignsOfLife {
  readonly #parts: TabTalkParts
  readonly #watchers = new Set<() => void>()

  constructor(parts: TabTalkParts) {
    this.#parts = parts
    parts.channel.addEventListener('message', ({ data }) => this.#hear(data))
  }

  show(): void {
    const exchange = this.#parts.ownStatus()
    if (exchange !== undefined) this.#post({ exchange })
  }

  watch(onSign: () => void): () => void {
    this.#watchers.add(onSign)
    return () => this.#watchers.delete(onSign)
  }

  /** For a tab that has just come, or has lost the lead. */
  askForStatus(): void {
    this.#post({ asks: 'exchange' })
  }

  askToWake(): void {
    this.#post({ asks: 'wake' })
  }

  askForPicture(place: PicturePlace): void {
    this.#post({ asks: 'picture', of: place })
  }

  answerPicture(answer: PictureAnswer): void {
    this.#post({ picture: answer })
  }

  #post(message: Message): void {
    this.#parts.channel.postMessage(message)
  }

  #hear(data: unknown): void {
    if (!isMessage(data)) return
    if ('exchange' in data) {
      for (const onSign of this.#watchers) onSign()
      // Two that think they lead: each tells what it does itself.
      if (this.#parts.ownStatus() === undefined) this.#parts.onStatus(data.exchange)
    } else if ('picture' in data) {
      this.#parts.onPictureAnswered(data.picture)
    } else if (data.asks === 'wake') {
      this.#parts.onWake()
    } else if (data.asks === 'picture') {
      this.#parts.onPictureAsked(data.of)
    } else {
      this.show()
    }
  }
}

function isMessage(data: unknown): data is Message {
  return (
    typeof data === 'object' &&
    data !== null &&
    ('exchange' in data || 'asks' in data || 'picture' in data)
  )
}
