import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { DeviceDatabase } from './database.ts'
import { delayAfter, WrongTries } from './wrong-tries.ts'

function opened() {
  const database = new DeviceDatabase('tries', { indexedDB: new IDBFactory(), IDBKeyRange })
  let ms = 0
  const pass = (more: number) => {
    ms += more
  }
  /** A page that is opened now. */
  const page = () => new WrongTries(database, () => ms)
  const fail = async (tries: WrongTries, times: number) => {
    for (let time = 0; time < times; time++) {
      pass(await tries.wait())
      expect(await tries.begin()).toBe(true)
    }
  }
  return { database, page, pass, fail }
}

test('a few slips cost nothing, then every one costs more, an hour at the most', async () => {
  const { database, page, pass, fail } = opened()
  const tries = page()
  await fail(tries, 5)
  const waits: number[] = []
  for (let time = 0; time < 12; time++) {
    expect(await tries.begin()).toBe(false)
    const wait = await tries.wait()
    waits.push(wait / 60_000)
    pass(wait - 1)
    expect(await tries.begin()).toBe(false)
    pass(1)
    expect(await tries.begin()).toBe(true)
  }
  expect(waits).toEqual([0.5, 1, 2, 5, 10, 15, 30, 60, 60, 60, 60, 60])
  database.close()
})

test('a restart makes it no shorter, and no date of the device matters', async () => {
  const { database, page, pass, fail } = opened()
  const before = page()
  await fail(before, 9)
  const wait = delayAfter(9)
  pass(wait - 1)
  // Opened anew: the clock of the page begins anew, so nothing of the time before counts.
  const after = page()
  expect(await after.wait()).toBe(wait)
  pass(wait - 1)
  expect(await after.begin()).toBe(false)
  pass(1)
  expect(await after.begin()).toBe(true)
  database.close()
})

test('ten tabs that wait together have one try together', async () => {
  const { database, page, pass, fail } = opened()
  await fail(page(), 8)
  const tabs = Array.from({ length: 10 }, page)
  for (const tab of tabs) await tab.wait()
  pass(delayAfter(8))
  const begun = await Promise.all(tabs.map((tab) => tab.begin()))
  expect(begun.filter(Boolean)).toHaveLength(1)
  database.close()
})

test('the right one forgets the wrong ones', async () => {
  const { database, page, fail } = opened()
  const tries = page()
  await fail(tries, 5)
  await tries.forget()
  expect(await tries.wait()).toBe(0)
  expect(await page().begin()).toBe(true)
  database.close()
})
