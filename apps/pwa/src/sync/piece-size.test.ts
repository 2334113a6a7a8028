import { expect, test } from 'vitest'
import { PieceSize } from './piece-size.ts'

test('pieces become larger on a quick line and smaller on a slow one, within bounds, on each device by itself', () => {
  let now = 0
  const [size, other] = [new PieceSize(() => now), new PieceSize(() => now)]
  const sizesAfter = (count: number, tookMs: number) =>
    Array.from({ length: count }, () => {
      const hasGone = size.watch()
      now += tookMs
      hasGone()
      return size.bytes / 1024
    })
  expect(sizesAfter(3, 999)).toEqual([32, 64, 64])
  expect(sizesAfter(2, 1_000)).toEqual([64, 64])
  expect(sizesAfter(4, 4_001)).toEqual([32, 16, 8, 8])
  expect(other.bytes).toBe(16 * 1024)
})
