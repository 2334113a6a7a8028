/** The part of the Web Locks API by which open pages know of each other; absent where one process opens the database. */
export interface PageLocks {
  request(
    name: string,
    options: { mode?: 'shared' | 'exclusive'; ifAvailable?: boolean; signal?: AbortSignal },
    holder: (lock: unknown) => Promise<void>,
  ): Promise<unknown>
}

/** This page among the pages that have the database open. */
export interface OpenPage {
  /** Does it if no other page is open, and lets none open meanwhile. False: there is another. */
  alone(work: () => Promise<void>): Promise<boolean>
  end(): void
}

/**
 * Every page holds its place from before it reads a key until it ends: who is alone may take keys away, because nobody
 * is about to write what was sealed with them.
 */
export async function openPage(locks: PageLocks | undefined, device: string): Promise<OpenPage> {
  if (locks === undefined) {
    return { alone: async (work) => (await work(), true), end: () => {} }
  }
  const name = `living-libraries page ${device}`
  let leave = await take(locks, name)
  return {
    alone: async (work) => {
      // One cannot ask for all of it while holding a part.
      await leave()
      let wasAlone = false
      try {
        await locks.request(name, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
          if (lock === null) return
          wasAlone = true
          await work()
        })
      } finally {
        leave = await take(locks, name)
      }
      return wasAlone
    },
    end: () => void leave(),
  }
}

/** A page that was frozen while it had all of it must not keep the app from opening. */
const patienceMs = 10_000

/** Gives the way to leave, fulfilled when the place is free again. */
async function take(locks: PageLocks, name: string): Promise<() => Promise<void>> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const signal = AbortSignal.timeout(patienceMs)
  let ended: Promise<unknown> = Promise.resolve()
  const granted = new Promise<void>((resolve) => {
    ended = locks.request(name, { mode: 'shared', signal }, () => {
      resolve()
      return held
    })
  })
  const givenUp = ended.catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  await Promise.race([granted, givenUp])
  return async () => {
    release()
    await ended.catch(() => undefined)
  }
}
