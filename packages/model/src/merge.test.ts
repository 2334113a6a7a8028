import { describe, expect, test } from 'vitest'
import type { Change } from './change.ts'
import { type MergedRecord, type MergeResult, mergeChange } from './merge.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'

const phone = sampleId(0xd1)
const tablet = sampleId(0xd2)

describe('The merge of a field (S7)', () => {
  test('a field that was never set takes the value', () => {
    const { outcome, record, replaced, differs } = after(made(), tablet, { set: { table: 't1' } })
    expect(outcome).toBe('taken')
    expect(record.state.fields['table']).toBe('t1')
    expect([replaced, differs]).toEqual([{}, []])
  })

  test('a field that the device had seen takes the value, the old one goes to the history', () => {
    const { outcome, record, replaced } = after(made(), tablet, {
      base: 1,
      set: { text: 'Вторая' },
    })
    expect(outcome).toBe('taken')
    expect(record.state.fields['text']).toBe('Вторая')
    expect(record.state.disputed).toEqual({})
    expect(replaced).toEqual({ text: 'Первая' })
  })

  test('a device goes on from its own earlier change, whatever base it names', () => {
    const { outcome, record } = after(made(), phone, { n: 2, base: 0, set: { text: 'Вторая' } })
    expect(outcome).toBe('taken')
    expect(record.state.disputed).toEqual({})
  })

  test('whoever read words in a file takes their place, in whatever order both come', () => {
    const upon = { text: [{ device: phone, n: 3 }] }
    const third = { n: 3, base: 1, set: { text: 'Третья' } }
    const fourth = { n: 2, base: 1, set: { text: 'Четвёртая' }, upon }
    const orders = [
      after(after(made(), phone, third).record, tablet, fourth),
      after(after(made(), tablet, fourth).record, phone, third),
    ]
    for (const { record, replaced } of orders) {
      expect(record.state.fields['text']).toBe('Четвёртая')
      expect(record.state.disputed).toEqual({})
      expect(replaced).toEqual({ text: 'Третья' })
    }
    // What the writer says later nobody has read.
    const fifth = after(orders[1]?.record ?? made(), phone, {
      ...third,
      n: 4,
      set: { text: 'Пятая' },
    })
    expect(fifth.record.state.fields['text']).toBe('Пятая')
    expect(fifth.record.state.disputed['text']).toMatchObject([{ value: 'Четвёртая' }])
  })

  test('what a device said before its own later word belongs to the history only', () => {
    const later = after(made(), phone, { n: 5, set: { text: 'Пятая' } })
    const { outcome, record, replaced, differs } = after(later.record, phone, {
      n: 4,
      set: { text: 'Четвёртая' },
    })
    expect(outcome).toBe('merged')
    expect(record.state.fields['text']).toBe('Пятая')
    expect(record.state.disputed).toEqual({})
    expect([replaced, differs]).toEqual([{ text: 'Четвёртая' }, ['text']])
    expect(record.state.changed.n).toBe(5)
  })

  test('of two who did not see each other the later arrival stands, the other text is kept for both', () => {
    const first = after(made(), phone, { n: 2, base: 1, set: { text: 'С телефона' } })
    const { outcome, record, replaced } = after(first.record, tablet, {
      base: 1,
      set: { text: 'С планшета' },
    })
    expect(outcome).toBe('merged')
    expect(record.state.fields['text']).toBe('С планшета')
    const loser = { value: 'С телефона', device: phone, n: 2, version: 3 }
    expect(record.state.disputed).toMatchObject({ text: [loser] })
    expect(replaced).toEqual({ text: 'С телефона' })
    // News for the winner too, so its own push does not hide it from it (S11).
    expect(record.state.changed.over).toBe(3)
  })

  test('a value that is already there changes nothing and makes no version', () => {
    const before = made()
    const { outcome, record, replaced } = after(before, tablet, { set: { text: 'Первая' } })
    expect(outcome).toBe('same')
    expect(record).toBe(before)
    expect(replaced).toEqual({})
  })

  test('an unset path that another had set meanwhile loses its value visibly', () => {
    const first = after(made(), phone, { n: 2, set: { table: 't1' } })
    const { record, replaced } = after(first.record, tablet, { base: 1, unset: ['table'] })
    expect(record.state.fields).not.toHaveProperty('table')
    expect(record.state.disputed).toMatchObject({ table: [{ value: 't1' }] })
    expect(replaced).toEqual({ table: 't1' })
  })

  test('a value against another’s unsetting is a dispute with nothing', () => {
    const set = after(made(), phone, { n: 2, set: { table: 't1' } })
    const unset = after(set.record, phone, { n: 3, unset: ['table'] })
    const { record } = after(unset.record, tablet, { base: 2, set: { table: 't2' } })
    expect(record.state.disputed).toMatchObject({ table: [{ value: null, n: 3 }] })
  })

  test('two entries of a map are two paths: members of both devices stay', () => {
    const first = after(made(), phone, { n: 2, set: { 'also/q2': true } })
    const { outcome, record } = after(first.record, tablet, { set: { 'also/q3': true } })
    expect(outcome).toBe('taken')
    expect(record.state.fields['also']).toEqual({ q2: true, q3: true })
  })

  test('neither clock decides anything', () => {
    const results = [-1e12, 0, 1e15].map((clock) => {
      const first = after(made(), phone, { n: 2, base: 1, set: { text: 'а' }, madeAt: clock })
      return after(first.record, tablet, { base: 1, set: { text: 'б' }, madeAt: -clock }).record
        .state.fields
    })
    expect(new Set(results.map((fields) => JSON.stringify(fields))).size).toBe(1)
  })
})

describe('A dispute', () => {
  const disputed = () => {
    const first = after(made(), phone, { n: 2, base: 1, set: { text: 'С телефона' } })
    return after(first.record, tablet, { base: 1, set: { text: 'С планшета' } }).record
  }

  test('ends when someone who saw it writes the field', () => {
    const { record } = after(disputed(), phone, { n: 3, base: 3, set: { text: 'Вместе' } })
    expect(record.state.disputed).toEqual({})
  })

  test('ends when someone who saw it confirms the text that stands', () => {
    const { outcome, record } = after(disputed(), phone, {
      n: 3,
      base: 3,
      set: { text: 'С планшета' },
    })
    expect(outcome).toBe('taken')
    expect(record.state.disputed).toEqual({})
    expect(record.state.version).toBe(4)
  })

  test('stays when someone writes the field without having seen it', () => {
    const { record } = after(disputed(), phone, { n: 3, base: 1, set: { text: 'Третья' } })
    const losers = record.state.disputed['text'] ?? []
    expect(losers.map(({ value }) => value)).toEqual(['С телефона', 'С планшета'])
  })

  test('stays when someone who saw it writes another field', () => {
    const { record } = after(disputed(), phone, { n: 3, base: 3, set: { table: 't1' } })
    expect(record.state.disputed).toHaveProperty('text')
  })

  test('of which only a part was seen keeps the rest open', () => {
    const twice = after(disputed(), sampleId(0xd3), { base: 1, set: { text: 'Третья' } }).record
    const { record } = after(twice, phone, { n: 3, base: 3, set: { text: 'Вместе' } })
    const losers = record.state.disputed['text'] ?? []
    expect(losers.map(({ value }) => value)).toEqual(['С планшета', 'Третья'])
  })
})

describe('S13: a deletion', () => {
  test('of a record that was seen deletes it, and can be taken back', () => {
    const gone = after(made(), tablet, { base: 1, set: { deleted: true } })
    expect([gone.outcome, gone.record.state.deleted]).toEqual(['taken', true])
    const back = after(gone.record, tablet, { n: 2, base: 2, set: { deleted: false } })
    expect([back.outcome, back.record.state.deleted]).toEqual(['taken', false])
    expect(back.record.state.fields).toEqual(made().state.fields)
  })

  test('that did not see an edit does not apply, but somebody is asked', () => {
    const edited = after(made(), phone, { n: 2, base: 1, set: { text: 'Дополнено' } })
    const { outcome, record, differs } = after(edited.record, tablet, {
      base: 1,
      set: { deleted: true },
    })
    expect([outcome, differs, record.state.deleted]).toEqual(['merged', ['deleted'], false])
    expect(record.state.disputed).toMatchObject({ deleted: [{ value: true, device: tablet }] })
  })

  test('that did not see an edit does not apply either when it edits the same field itself', () => {
    const edited = after(made(), phone, { n: 2, base: 1, set: { text: 'Дополнено' } })
    const both = { base: 1, set: { text: 'Убрать', deleted: true } }
    const { record } = after(edited.record, tablet, both)
    expect(record.state.deleted).toBe(false)
    expect(record.state.disputed).toMatchObject({
      text: [{ value: 'Дополнено' }],
      deleted: [{ value: true }],
    })
  })

  test('that an edit did not see gives way to the edit, but somebody is asked', () => {
    const gone = after(made(), phone, { n: 2, base: 1, set: { deleted: true } })
    const { outcome, record } = after(gone.record, tablet, { base: 1, set: { text: 'Дополнено' } })
    expect([outcome, record.state.deleted]).toEqual(['merged', false])
    expect(record.state.fields['text']).toBe('Дополнено')
    expect(record.state.disputed).toMatchObject({ deleted: [{ value: true, device: phone }] })
  })

  test('comes out the same in either order of arrival', () => {
    const edit = { n: 2, base: 1, set: { text: 'Дополнено' } }
    const deletion = { base: 1, set: { deleted: true } }
    const one = after(after(made(), phone, edit).record, tablet, deletion).record.state
    const other = after(after(made(), tablet, deletion).record, phone, edit).record.state
    expect(one.deleted).toBe(other.deleted)
    expect(one.fields).toEqual(other.fields)
    expect(one.disputed['deleted']?.[0]).toMatchObject({ value: true, device: tablet })
    expect(other.disputed['deleted']?.[0]).toMatchObject({ value: true, device: tablet })
  })

  test('by someone who sees the edit and means it settles the question', () => {
    const edited = after(made(), phone, { n: 2, base: 1, set: { text: 'Дополнено' } })
    const asked = after(edited.record, tablet, { base: 1, set: { deleted: true } })
    const { record } = after(asked.record, tablet, { n: 2, base: 3, set: { deleted: true } })
    expect([record.state.deleted, record.state.disputed]).toEqual([true, {}])
  })

  test('by two devices at once is one deletion', () => {
    const gone = after(made(), phone, { n: 2, base: 1, set: { deleted: true } })
    const { outcome, record } = after(gone.record, tablet, { base: 1, set: { deleted: true } })
    expect([outcome, record.state.disputed]).toEqual(['same', {}])
  })

  test('is not undone by an edit of a device that had deleted it itself', () => {
    const gone = after(made(), phone, { n: 3, base: 1, set: { deleted: true } })
    expect(after(gone.record, phone, { n: 2, set: { text: 'Раньше' } }).record.state.deleted).toBe(
      true,
    )
  })
})

test('a change to a record that nobody made is a defect, not a case', () => {
  const arrival = { device: phone, version: 1, receivedAt: 0 }
  expect(() => mergeChange(undefined, sampleChange(), arrival)).toThrow('unknown record')
})

function made(): MergedRecord {
  const change = sampleMaking({ set: { question: 'q1', text: 'Первая' } })
  return mergeChange(undefined, change, { device: phone, version: 1, receivedAt: 0 }).record
}

/** The merge of a change that arrives next in the space. */
function after(record: MergedRecord, device: string, parts: Partial<Change>): MergeResult {
  const arrival = { device, version: record.state.version + 1, receivedAt: 0 }
  return mergeChange(record, sampleChange(parts), arrival)
}
