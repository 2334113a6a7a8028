import { expect, it } from 'vitest'
import { sampleRecord, sampleSession, sampleTerritory, sampleVenue } from './sample-territory.ts'
import { speechDocumentOf } from './speech-document.ts'

const initiative = sampleRecord('initiative', sampleVenue, sampleSession.id, {
  title: 'Тропа вдоль Бирюсы',
  problem: 'К реке не пройти',
  localEffect: 'Длинные слова о том, что будет. '.repeat(20),
})
const delegate = sampleRecord('delegate', sampleVenue, sampleSession.id, {
  seat: 'main',
  initiative: initiative.id,
})

function speech(speechMinutes?: number): string {
  const territory = sampleTerritory({ initiatives: [initiative] })
  const pack = speechMinutes === undefined ? territory.pack : { ...territory.pack, speechMinutes }
  const { blocks } = speechDocumentOf({ ...territory, pack }, delegate)
  return JSON.stringify(blocks).replaceAll('\u00a0', ' ')
}

it('says what the hall must hear even in one minute, and more where the pack gives more', () => {
  for (const minutes of [1, undefined]) {
    expect(speech(minutes)).toContain('1. Бирюса: Поит и кормит.')
    expect(speech(minutes)).toContain('К реке не пройти.')
  }
  expect(speech(1)).not.toContain('Длинные слова')
  expect(speech()).toContain('Длинные слова')
})

it('tells how long it was made for and how long it takes', () => {
  expect(speech(3)).toMatch(/Рассчитано на 3 минуты\. Вслух это около 2 минут\./)
})
