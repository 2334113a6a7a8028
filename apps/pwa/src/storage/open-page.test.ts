import { expect, test } from 'vitest'
import { openPage, type PageLocks } from './open-page.ts'

/** As much of Web Locks as pages need: shared or alone, at once or in turn. */
function locksInMemory(): PageLocks {
  let shared = 0
  let isAlone = false
  const waiting: (() => void)[] = []
  const next = () => waiting.splice(0).forEach((look) => look())
  return {
    request: async (_name, { mode, ifAvailable, signal }, holder) => {
      const isFree = () => !isAlone && (mode === 'shared' || shared === 0)
      if (ifAvailable && !isFree()) return holder(null)
      while (!isFree()) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          signal?.addEventListener('abort', () => reject(new Error('aborted')))
        })
      }
      if (mode === 'shared') shared += 1
      else isAlone = true
      try {
        await holder({})
      } finally {
        if (mode === 'shared') shared -= 1
        else isAlone = false
        next()
      }
    },
  }
}

test('whoever is alone may do it; with another page open nobody may', async () => {
  const locks = locksInMemory()
  const first = await openPage(locks, 'device')
  let done = 0
  const work = async () => {
    done += 1
  }
  expect(await first.alone(work)).toBe(true)
  const second = await openPage(locks, 'device')
  expect(await first.alone(work)).toBe(false)
  expect(await second.alone(work)).toBe(false)
  first.end()
  await Promise.resolve()
  expect(await second.alone(work)).toBe(true)
  expect(done).toBe(2)
})

test('no page opens while another does it alone; what fails in it leaves the page its place', async () => {
  const locks = locksInMemory()
  const first = await openPage(locks, 'device')
  let opening: Promise<unknown> = Promise.resolve()
  let isOpen = false
  await first.alone(async () => {
    opening = openPage(locks, 'device').then(() => {
      isOpen = true
    })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(isOpen).toBe(false)
  })
  await opening
  expect(isOpen).toBe(true)
  await expect(
    (await openPage(locksInMemory(), 'device')).alone(() => Promise.reject(new Error('full'))),
  ).rejects.toThrow('full')
})
