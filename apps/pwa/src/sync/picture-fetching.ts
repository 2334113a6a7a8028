import type { PhotoPart } from '@living-libraries/model/photo'

type Bytes = Uint8Array<ArrayBuffer>

interface WantedPicture {
  readonly photo: string
  readonly part: PhotoPart
  readonly coming: Promise<Bytes>
  readonly fetch: () => Promise<void>
}

/**
 * Pictures that others took come one at a time, thumbnails first, and wait while records are on their way: what is small
 * and important goes first, inwards too (S4).
 */
export class PictureFetching {
  readonly #fetch: (photo: string, part: PhotoPart) => Promise<Bytes>
  readonly #wanted = new Map<string, WantedPicture>()
  #exchanges = 0
  #isFetching = false

  /** `fetch`: gets a picture from the centre, now. */
  constructor(fetch: (photo: string, part: PhotoPart) => Promise<Bytes>) {
    this.#fetch = fetch
  }

  /** Lets no picture begin for as long as `exchange` takes. */
  async after<Result>(exchange: () => Promise<Result>): Promise<Result> {
    this.#exchanges += 1
    try {
      return await exchange()
    } finally {
      this.#exchanges -= 1
      void this.#fetchOn()
    }
  }

  /** When its turn has come. Rejects like `fetch`. */
  get(photo: string, part: PhotoPart): Promise<Bytes> {
    const key = `${photo}/${part}`
    const known = this.#wanted.get(key)
    if (known !== undefined) return known.coming
    let fetch = async () => {}
    const coming = new Promise<Bytes>((resolve, reject) => {
      fetch = () => this.#fetch(photo, part).then(resolve, reject)
    })
    this.#wanted.set(key, { photo, part, coming, fetch })
    void this.#fetchOn()
    return coming
  }

  async #fetchOn(): Promise<void> {
    if (this.#isFetching) return
    this.#isFetching = true
    while (this.#exchanges === 0) {
      const wanted = [...this.#wanted.values()]
      const next = wanted.find(({ part }) => part === 'thumbnail') ?? wanted[0]
      if (next === undefined) break
      await next.fetch()
      this.#wanted.delete(`${next.photo}/${next.part}`)
    }
    this.#isFetching = false
  }
}
