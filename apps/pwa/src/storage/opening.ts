import { DeviceDatabase, type IndexedDbSource } from './database.ts'
import { ErasedDatabase, troubleIn } from './storage-trouble.ts'

/**
 * Why the device's database could not be opened. Nothing in it was touched.
 *
 * - `newer`: a newer version of the app has changed the form of the records; this one must not write into it.
 * - `full`: no room even for opening.
 * - `refused`: the browser keeps no data here (a private window, storage switched off), or its store is broken.
 */
export class OpeningProblem extends Error {
  override readonly name = 'OpeningProblem'
  readonly reason: 'newer' | 'full' | 'refused'

  constructor(reason: OpeningProblem['reason'], cause?: unknown) {
    super(`the database could not be opened: ${reason}`, { cause })
    this.reason = reason
  }
}

/** Rejects with an `OpeningProblem`. `onEnd` is called when the open database is taken away; it is closed then. */
export async function openDatabase(
  name: string,
  source: IndexedDbSource,
  onEnd: (why: 'replaced' | 'erased') => void,
): Promise<DeviceDatabase> {
  const database = new DeviceDatabase(name, source)
  const end = (why: 'replaced' | 'erased') => {
    // For good: by itself Dexie would open whatever is there now and write on, under numbers that were used before.
    database.close()
    onEnd(why)
  }
  let wasOpen = false
  // It does so at the first call that finds the database closed, which may come before the browser's event.
  database.on(
    'ready',
    () => {
      if (!wasOpen) {
        wasOpen = true
        return
      }
      end('erased')
      throw new ErasedDatabase()
    },
    true,
  )
  try {
    await database.open()
  } catch (error) {
    throw new OpeningProblem(troubleIn(error) === 'full' ? 'full' : 'refused', error)
  }
  // Dexie opens a newer database without a word.
  if (database.backendDB().version > database.verno * dexieFactor) {
    database.close()
    throw new OpeningProblem('newer')
  }
  database.on('versionchange', ({ newVersion }) => {
    end(newVersion === null ? 'erased' : 'replaced')
    return false
  })
  // The browser's own event: it comes only where the database was closed by force. Dexie's comes with every closing.
  database.backendDB().addEventListener('close', () => end('erased'))
  return database
}

/** Dexie multiplies its versions by ten. */
const dexieFactor = 10
