import { expect, test } from 'vitest'
import type { DeviceRecord } from './record-reader.ts'
import { StoreNewsDesk, watchRecords } from './record-watch.ts'

test('news that could not be read are not forgotten: the next ones bring them too', async () => {
  const desk = new StoreNewsDesk(undefined)
  const stored = [answer('a')]
  let isBroken = false
  const reader = {
    list: () => Promise.resolve([...stored]),
    getMany: (ids: readonly string[]) =>
      isBroken
        ? Promise.reject(new DOMException('the disk did not answer', 'DatabaseClosedError'))
        : Promise.resolve(stored.filter(({ id }) => ids.includes(id))),
  }
  let shown: readonly string[] = []
  const stop = watchRecords(reader, desk, { kind: 'answer' }, (records) => {
    shown = records.map(({ id }) => id)
  })
  await expect.poll(() => shown).toEqual(['a'])

  isBroken = true
  stored.push(answer('b'))
  desk.tell({ ids: ['b'] })
  await new Promise((read) => setTimeout(read))
  isBroken = false
  stored.push(answer('c'))
  desk.tell({ ids: ['c'] })
  await expect.poll(() => shown).toEqual(['a', 'b', 'c'])
  stop()
})

function answer(id: string): DeviceRecord {
  const made = { person: 'p', device: 'd', at: 0 }
  return {
    id,
    kind: 'answer',
    space: 'venue/kachug',
    session: 's',
    version: 1,
    fields: {},
    deleted: false,
    disputed: {},
    made,
    changed: { ...made, n: 1, over: 0 },
    unsent: 0,
    carried: 0,
  }
}
