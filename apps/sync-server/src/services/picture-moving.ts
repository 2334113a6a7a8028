import type { PictureStore } from '../picture-store-port.ts'
import type { Storage } from '../ports.ts'

/** So many at a time: between two of them others get their turn. */
const batch = 20
const pauseMs = 60_000

/**
 * Moves whole pictures from the database, in which all of them arrive, to the store, and takes objects away that nobody
 * needs any more. An object is there before the database says so, and goes after it: what is cut off in between is done
 * again. Gives how many were moved. Throws `StorageUnavailable`.
 */
export async function movePictures(storage: Storage, store: PictureStore): Promise<number> {
  let moved = 0
  for (;;) {
    const found = await storage.readWhole(({ photos }) => photos.toMove(batch))
    for (const picture of found) {
      const { space, photo, part, hash } = picture
      const pieces = await storage.read([space], ({ photos }) => photos.pieces(photo, part))
      // Under an id that is never used again: what is erased cannot take another's picture along.
      const key = `${photo}/${part}/${hash}`
      await store.put(key, Buffer.concat(pieces))
      await storage.write([space], ({ photos }) => photos.moved(picture, key))
      moved += 1
    }
    if (found.length < batch) break
  }
  await dropGone(storage, store)
  return moved
}

async function dropGone(storage: Storage, store: PictureStore): Promise<void> {
  for (const key of await storage.read([], ({ photos }) => photos.gone(1_000))) {
    await store.drop(key)
    await storage.write([], ({ photos }) => photos.forgetGone(key))
  }
}

/** Moves at once and then every minute; the answer ends it. What fails is tried again the next time. */
export function keepMoving(
  storage: Storage,
  store: PictureStore,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = round()
  function round(): Promise<void> {
    return movePictures(storage, store)
      .then(() => {}, onFailure)
      .then(() => {
        if (isOver) return
        timer = setTimeout(() => {
          running = round()
        }, pauseMs)
        timer.unref()
      })
  }
  return async () => {
    isOver = true
    clearTimeout(timer)
    await running
  }
}
