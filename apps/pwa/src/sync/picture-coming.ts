import type { PhotoStore } from '../storage/photo-store.ts'
import { type Centre, CentreProblem } from './centre.ts'
import { readBytes } from './centre-answer.ts'
import type { PicturePlace } from './picture-fetching.ts'

/** Gets a picture from the centre and keeps it, unless it lies here already; false: the centre could not give it. */
export async function fetchPicture(
  centre: Centre,
  photos: PhotoStore,
  { photo, part }: PicturePlace,
): Promise<boolean> {
  if (await photos.has(photo, part)) return true
  try {
    await photos.keep(photo, part, await wholePicture(centre, `/api/photos/${photo}/${part}`))
    return true
  } catch (error) {
    if (error instanceof CentreProblem) return false
    throw error
  }
}

const mostVain = 2

/** Goes on after a cut at the byte where it was, as long as attempts bring something. */
async function wholePicture(centre: Centre, path: string): Promise<Uint8Array<ArrayBuffer>> {
  let arrived: Uint8Array<ArrayBuffer>[] = []
  const read = async (response: Response, beat: () => void) => {
    // A centre that does not know how to go on begins anew.
    if (response.status !== 206) arrived = []
    await readBytes(response, beat, (_received, latest) => arrived.push(latest))
    return new Uint8Array(await new Blob(arrived).arrayBuffer())
  }
  for (let vain = 0; ; ) {
    const before = sizeOf(arrived)
    try {
      return await centre.getBytes(path, read, before > 0 ? { range: `bytes=${before}-` } : {})
    } catch (error) {
      const isCut = error instanceof CentreProblem && error.problem === 'unreachable'
      vain = sizeOf(arrived) > before ? 0 : vain + 1
      if (!isCut || vain === mostVain || arrived.length === 0) throw error
    }
  }
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0)
}
