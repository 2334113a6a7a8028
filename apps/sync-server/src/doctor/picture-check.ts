import type { PictureStore } from '../picture-store-port.ts'
import { bad, type Finding, fine } from './finding.ts'

/** Whether the store of pictures takes an object, gives it back, and lets it go again. */
export async function checkPictures(store: PictureStore): Promise<Finding> {
  const key = `doctor/${crypto.randomUUID()}`
  const bytes = new TextEncoder().encode(key)
  try {
    await store.put(key, bytes)
    const found = await store.get(key)
    await store.drop(key)
    if (Buffer.from(bytes).equals(found ?? new Uint8Array())) {
      return fine('Хранилище снимков работает.', 'The store of pictures works.')
    }
  } catch {
    // Said below; what came meanwhile waits in the database.
  }
  return bad(
    'Хранилище снимков (PICTURES_S3_URL) не отвечает или не хранит: новые снимки остаются в базе, прежние не открываются.',
    'The store of pictures (PICTURES_S3_URL) does not answer or does not keep: new pictures stay in the database, older ones do not open.',
  )
}
