import { CentreProblem } from '@living-libraries/pwa/device'
import type { World } from './world.ts'

/** Some coordinator erases what their device shows; nothing happens where the centre does not have it. */
export async function erase(
  { devices, cast, ledger }: World,
  on: number,
  pick: number,
): Promise<void> {
  const coordinators = devices.filter((_device, index) => {
    return cast[index] === 'coordinator' || cast[index] === 'both'
  })
  const device = coordinators[on % coordinators.length]
  if (device === undefined) return
  const { device: app } = device.tab(0)
  const lists = await Promise.all(
    ['answer', 'participant'].map((kind) => app.list({ kind, withDeleted: true })),
  )
  const records = lists.flat().filter(({ erased }) => erased !== true)
  const record = records[Math.floor(pick * records.length)]
  if (record === undefined) return
  try {
    await app.centre.post('/api/erasures', { record: record.id })
  } catch (error) {
    // Shut out, or a record that is still on its way: then it was not erased, and nothing was said.
    if (error instanceof CentreProblem) return
    throw error
  }
  ledger.struck('record erased')
  ledger.erase(record.id)
}
