import { expect, test } from 'vitest'
import { shortName, syllabled } from './territory-name.ts'

test('a label has the name without what every municipality is', () => {
  expect(
    [
      'город Братск',
      'Братский район',
      'Ангарский городской округ',
      'Усть-Кутский муниципальный округ',
      'округ',
    ].map(shortName),
  ).toEqual(['Братск', 'Братский', 'Ангарский', 'Усть-Кутский', 'округ'])
})

test('a long name can be broken between syllables, and no letter stands alone', () => {
  const broken = ['Заларинский', 'Осинский', 'Казачинско-Ленский', 'Зима'].map((name) =>
    syllabled(name).replaceAll('\u00AD', '/'),
  )
  expect(broken).toEqual(['За/ла/ринс/кий', 'Осинс/кий', 'Ка/за/чинс/ко-Ленс/кий', 'Зи/ма'])
})
