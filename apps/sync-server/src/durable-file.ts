import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a small file so that a power cut leaves all of it or none: under another name first, to the disk, then
 * into its place. A file that is merely written may be there afterwards with nothing in it.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  const own = `${path}.new`
  const file = await open(own, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(own, path)
  await syncFolder(dirname(path))
}

/** Afterwards the names in the folder are on the disk as well. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  try {
    await handle?.sync()
  } catch {
    // Some systems flush no folders; there the names are as durable as the system makes them.
  } finally {
    await handle?.close()
  }
}
