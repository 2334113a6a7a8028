import { expect, test } from 'vitest'
import { editOver } from './edit-over.ts'

const before = { name: 'Клуб', address: 'ул. Ленина, 5' }

test('only the field that was typed in is set, over what stood there when the form was opened', () => {
  expect(editOver(before, { ...before, name: 'Дом культуры' })).toEqual({
    set: { name: 'Дом культуры' },
    unset: [],
    replacing: { name: 'Клуб' },
  })
})

test('an emptied field goes, one that was empty before is filled', () => {
  expect(editOver(before, { ...before, address: '' })).toEqual({
    set: {},
    unset: ['address'],
    replacing: { address: 'ул. Ленина, 5' },
  })
  expect(editOver({ name: 'Клуб' }, { name: 'Клуб', address: 'ул. Мира, 1' })).toEqual({
    set: { address: 'ул. Мира, 1' },
    unset: [],
    replacing: { address: '' },
  })
})

test('a form that nobody typed in changes nothing', () => {
  expect(editOver(before, before)).toEqual({ set: {}, unset: [], replacing: {} })
})
