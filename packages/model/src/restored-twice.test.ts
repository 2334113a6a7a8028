import { expect, test } from 'vitest'
import type { Json } from './json.ts'
import { type MergedRecord, mergeChange } from './merge.ts'
import { mergeOffer } from './offer.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'

const firstLife = 1_000_000
const secondLife = 2_000_000

test('of two texts from before and after an earlier restore of the same backup the later stands, the other is in the history', () => {
  const [anna, boris] = [sampleId(1), sampleId(2)]
  const backup = after(undefined, anna, sampleMaking({ set: { question: 'q1', text: 'Река' } }), 1)
  // Lost with the first restore; Boris, who never saw it, edits what the restored centre has, and that is lost as well.
  const lake = sampleChange({ n: 2, base: 1, set: { text: 'Озеро' } })
  const earlier = after(backup, anna, lake, 2)
  const forest = sampleChange({ n: 1, base: 1, set: { text: 'Лес' } })
  const later = after(backup, boris, forest, firstLife)

  for (const order of [
    [earlier, later],
    [later, earlier],
  ]) {
    let current = backup
    const history: Json[] = ['Река']
    for (const [index, { state }] of order.entries()) {
      const { record, replaced, kept } = mergeOffer(
        current,
        { state, seen: state.version },
        {
          version: secondLife + index,
          epochStart: secondLife,
          isKnown: (_path, value) => history.includes(value),
        },
      )
      history.push(...Object.values(replaced), ...kept.map(({ value }) => value))
      current = record
    }
    expect(current.state).toMatchObject({ fields: { text: 'Лес' }, disputed: {} })
    expect(history).toContain('Озеро')
  }
})

function after(
  current: MergedRecord | undefined,
  device: string,
  change: ReturnType<typeof sampleChange>,
  version: number,
): MergedRecord {
  return mergeChange(current, change, { device, version, receivedAt: 0 }).record
}
