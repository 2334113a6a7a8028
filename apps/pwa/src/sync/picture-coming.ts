import type { PhotoStore } from '../storage/photo-store.ts'
import { type Centre, CentreProblem } from './centre.ts'
import type { PicturePlace } from './picture-fetching.ts'

/** Gets a picture from the centre and keeps it, unless it lies here already; false: the centre could not give it. */
export async function fetchPicture(
  centre: Centre,
  photos: PhotoStore,
  { photo, part }: PicturePlace,
): Promise<boolean> {
  if (await photos.has(photo, part)) return true
  try {
    await photos.keep(photo, part, await centre.getBytes(`/api/photos/${photo}/${part}`))
    return true
  } catch (error) {
    if (error instanceof CentreProblem) return false
    throw error
  }
}
