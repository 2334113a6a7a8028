import { describe, expect, test } from 'vitest'
import { changed, valuesOf } from '../samples/merged-answer.ts'
import { sampleChange, sampleId, sampleMaking } from '../samples/venue-sample.ts'
import { seenIn, withCarried } from './carried-change.ts'

const [anna, boris, vera] = [sampleId(1), sampleId(2), sampleId(3)]
const making = sampleMaking({ set: { question: 'q1', text: 'Река' } })
const made = changed(undefined, vera, making, 1)
/** Anna had seen the first version; Vera has written another since. */
const lake = sampleChange({ n: 4, base: 1, set: { text: 'Озеро' } })
const hers = changed(made, vera, sampleChange({ n: 2, base: 1, set: { text: 'Гора' } }), 2)

describe('What a change upon words from a file has seen', () => {
  const carried = [{ device: anna, file: 'f', change: lake }]
  const view = withCarried(hers.state, carried) ?? hers.state
  const seen = seenIn(view, hers.state, carried, ['text'], boris)

  test('is what they show, not what they hide: that is disputed', () => {
    expect(view.fields['text']).toBe('Озеро')
    expect(seen).toEqual({ base: 1, upon: { text: [{ device: anna, n: 4 }] } })
    const forest = sampleChange({ n: 7, set: { text: 'Озеро и лес' }, ...seen })
    const { state } = changed(hers, boris, forest, 3)
    expect(state.fields['text']).toBe('Озеро и лес')
    expect(valuesOf(state)).toEqual(['Гора'])
    const { state: after } = changed(changed(hers, boris, forest, 3), anna, lake, 4)
    expect(after.fields['text']).toBe('Озеро и лес')
    expect(valuesOf(after)).toEqual(['Гора'])
  })

  test('is all that the centre has told where the file says nothing', () => {
    expect(seenIn(view, hers.state, carried, ['sheet'], boris)).toEqual({ base: 2 })
  })
})
