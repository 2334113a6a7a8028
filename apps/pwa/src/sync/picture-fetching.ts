import type { PhotoPart } from '@living-libraries/model/photo'

export interface PicturePlace {
  readonly photo: string
  readonly part: PhotoPart
}

/** The leading tab's word to the others: the picture lies on this device now, or the centre could not give it. */
export interface PictureAnswer extends PicturePlace {
  readonly isHere: boolean
}

/** The other tabs of the browser, of which one may lead. */
export interface LeadingTab {
  /** Another tab speaks with the centre. */
  readonly isFollowing: () => boolean
  readonly ask: (place: PicturePlace) => void
  readonly answer: (answer: PictureAnswer) => void
}

interface WantedPicture extends PicturePlace {
  readonly coming: Promise<boolean>
  readonly fetch: () => Promise<void>
  readonly settle: (isHere: boolean) => void
  /** `performance.now()` */
  askedAt: number
}

/** Not sooner again: whoever leads is heard with every step of an exchange. */
const askAgainMs = 5_000

/**
 * Pictures that others took come one at a time, thumbnails first, and wait while records are on their way: what is small
 * and important goes first, inwards too (S4). Of several tabs the leading one fetches for all: it alone knows what is on
 * its way, and no picture comes twice.
 */
export class PictureFetching {
  readonly #fetch: (place: PicturePlace) => Promise<boolean>
  readonly #wanted = new Map<string, WantedPicture>()
  #tabs: LeadingTab = { isFollowing: () => false, ask: () => {}, answer: () => {} }
  #exchanges = 0
  #isFetching = false

  /** `fetch`: gets a picture from the centre, now, and keeps it here; false: the centre could not give it. */
  constructor(fetch: (place: PicturePlace) => Promise<boolean>) {
    this.#fetch = fetch
  }

  follow(tabs: LeadingTab): void {
    this.#tabs = tabs
  }

  /** Lets no picture begin for as long as `exchange` takes. */
  async after<Result>(exchange: () => Promise<Result>): Promise<Result> {
    this.#exchanges += 1
    try {
      return await exchange()
    } finally {
      this.#exchanges -= 1
      this.goOn()
    }
  }

  /** When its turn has come; true: it lies on this device now. Rejects like `fetch`. */
  get(place: PicturePlace): Promise<boolean> {
    const key = keyOf(place)
    const known = this.#wanted.get(key)
    if (known !== undefined) return known.coming
    let settle = (_isHere: boolean) => {}
    let fetch = async () => {}
    const coming = new Promise<boolean>((resolve, reject) => {
      settle = resolve
      fetch = () => this.#fetch(place).then(resolve, reject)
    })
    this.#wanted.set(key, { ...place, coming, fetch, settle, askedAt: Number.NEGATIVE_INFINITY })
    this.goOn()
    return coming
  }

  /** For another tab, which waits for the answer. */
  getFor(place: PicturePlace): void {
    const answer = (isHere: boolean) => this.#tabs.answer({ ...place, isHere })
    void this.get(place).then(answer, () => answer(false))
  }

  answered({ isHere, ...place }: PictureAnswer): void {
    const key = keyOf(place)
    this.#wanted.get(key)?.settle(isHere)
    this.#wanted.delete(key)
  }

  /** Fetches what is wanted, or asks for it again: the tab that was asked may have been closed, and this one may lead now. */
  goOn(): void {
    if (!this.#tabs.isFollowing()) {
      void this.#fetchOn()
      return
    }
    const now = performance.now()
    for (const wanted of this.#wanted.values()) {
      if (now - wanted.askedAt < askAgainMs) continue
      wanted.askedAt = now
      this.#tabs.ask({ photo: wanted.photo, part: wanted.part })
    }
  }

  async #fetchOn(): Promise<void> {
    if (this.#isFetching) return
    this.#isFetching = true
    while (this.#exchanges === 0) {
      const wanted = [...this.#wanted.values()]
      const next = wanted.find(({ part }) => part === 'thumbnail') ?? wanted[0]
      if (next === undefined) break
      await next.fetch()
      this.#wanted.delete(keyOf(next))
    }
    this.#isFetching = false
  }
}

function keyOf({ photo, part }: PicturePlace): string {
  return `${photo}/${part}`
}
