import { expect, it } from 'vitest'
import { docxBytesOf } from './docx-file.ts'
import { cardDocumentOf } from './card-document.ts'
import { sectionBlocks } from './report-document.ts'
import { frozenReportOf } from './report-freezing.ts'
import {
  sampleMunicipality,
  sampleRecord,
  sampleSession,
  sampleTerritory,
  sampleVenue,
} from './sample-territory.ts'
import { withPictures } from './with-pictures.ts'

const size = { width: 1200, height: 900 }
const first = sampleRecord('photo', sampleVenue, sampleSession.id, size)
const second = sampleRecord('photo', sampleVenue, sampleSession.id, size)
const chosen = {
  photos: { [first.id]: 2, [second.id]: 1, gone: 3 },
  captions: { [second.id]: 'Стол 2 за работой' },
}
const territory = sampleTerritory({
  photos: [first, second],
  cards: [sampleRecord('card', sampleMunicipality, null, chosen)],
  reports: [sampleRecord('report', sampleMunicipality, null, chosen)],
})

it('stand in card and report by selection alone, in their order, with their captions', () => {
  const photos = { type: 'photo', width: 1200, height: 900 }
  const expected = [
    { ...photos, photo: second.id, caption: 'Стол 2 за работой' },
    { ...photos, photo: first.id, caption: '' },
  ]
  expect(cardDocumentOf(territory).blocks.filter(({ type }) => type === 'photo')).toEqual(expected)
  expect(sectionBlocks(territory, 'photos')).toMatchObject([{ text: 'Фотографии' }, ...expected])
  expect(sectionBlocks(sampleTerritory(), 'photos')).toEqual([])
  expect(frozenReportOf(territory).blocks.filter(({ type }) => type === 'photo')).toEqual(expected)
})

it('become pictures when the document is made; one that nobody has is named', async () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xd9])
  const made = await withPictures(cardDocumentOf(territory), (photo) =>
    Promise.resolve(photo === first.id ? jpeg : undefined),
  )
  expect(made.blocks.filter(({ type }) => type === 'photo')).toEqual([])
  expect(made.blocks).toContainEqual({
    type: 'paragraph',
    look: 'note',
    text: 'Стол 2 за работой: фото ещё не получено.',
  })
  expect(made.blocks).toContainEqual(expect.objectContaining({ type: 'picture', isSmall: true }))
  expect((await docxBytesOf(made)).length).toBeGreaterThan(5_000)
})
