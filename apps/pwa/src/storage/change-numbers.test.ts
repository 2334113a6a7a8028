import { venueSpace } from '@living-libraries/model/space'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryStorage } from '../device/memory-storage.ts'
import { ChangeNumbers } from './change-numbers.ts'
import { DeviceDatabase } from './database.ts'
import { writeSetting } from './settings.ts'
import { storedRow } from './stored-row.ts'

const device = '00000000-0000-4000-8000-000000000001'

/** Two tabs of one browser over one database. */
async function twoTabs() {
  const storage = memoryStorage()
  const [first, second] = [0, 1].map(() => new DeviceDatabase('numbers', storage))
  if (first === undefined || second === undefined) throw new Error('two were made')
  await writeSetting(first, 'device', device)
  const tab = (database: DeviceDatabase) => {
    const numbers = new ChangeNumbers(database, device)
    const tried: number[] = []
    /** Writes a row that is called like its number and the word. */
    const write = (word: string) =>
      numbers.write([database.records, database.settings], async (n) => {
        tried.push(n)
        const kind = { kind: 'answer', space: venueSpace('v'), session: 's', state: null }
        await database.records.add(storedRow({ ...kind, id: `${n} ${word}`, pending: [] }))
        if (word === 'broken') throw new RangeError('nothing of this')
        return n
      })
    return { write, tried }
  }
  const written = async () => (await first.records.toArray()).map(({ id }) => id)
  const close = () => {
    first.close()
    second.close()
  }
  return { database: first, tabs: [tab(first), tab(second)] as const, written, close }
}

test('whoever writes when and however much at once: each change has its own number, and none is left out', async () => {
  const writes = fc.array(
    fc.record({ tab: fc.nat(1), word: fc.constantFrom('a', 'b', 'broken'), waits: fc.boolean() }),
    { minLength: 1, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(writes, async (all) => {
      const { tabs, written, close } = await twoTabs()
      const answers: Promise<number | undefined>[] = []
      for (const { tab, word, waits } of all) {
        const answer = (tab === 0 ? tabs[0] : tabs[1]).write(word).catch(() => undefined)
        answers.push(answer)
        if (waits) await answer
      }
      const numbers = (await Promise.all(answers)).filter((n) => n !== undefined)
      numbers.sort((left, right) => left - right)
      const count = all.filter(({ word }) => word !== 'broken').length
      expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1))
      expect(await written()).toHaveLength(count)
      close()
    }),
    { numRuns: 25 },
  )
})

test('what was written under a number that another tab gave away meanwhile does not stand, and is written anew', async () => {
  const { tabs, written, close } = await twoTabs()
  const [first, second] = tabs
  await first.write('one')
  await second.write('two')
  await first.write('three')
  expect(first.tried).toEqual([1, 2, 3])
  expect(await written()).toEqual(['1 one', '2 two', '3 three'])
  close()
})

test('a database that is another than at the opening takes nothing, though its number is remembered', async () => {
  const { database, tabs, written, close } = await twoTabs()
  await tabs[0].write('one')
  await writeSetting(database, 'device', '00000000-0000-4000-8000-000000000002')
  await expect(tabs[0].write('two')).rejects.toMatchObject({ name: 'ErasedDatabase' })
  expect(await written()).toEqual(['1 one'])
  close()
})
