import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { expect, it } from 'vitest'
import { frozenReportOf } from '../../documents/report-freezing.ts'
import {
  sampleRecord,
  sampleTerritory,
  sampleVenue,
  seenAll,
} from '../../documents/sample-territory.ts'
import { initiativesOfReport } from './initiatives-of-report.ts'

it('finds the initiatives that a report presents at length, and takes no group for one', () => {
  const session = sampleTerritory().figures.sessions[0]?.id ?? ''
  const made = (title: string) =>
    sampleRecord('initiative', sampleVenue, session, { title, problem: 'Некому водить' })
  const [museum, path] = [made('Музей перрона'), made('Тропа')]
  const accept = sampleRecord('review', sampleVenue, session, { act: 'self-accept', seen: seenAll })
  const fields = { title: 'Перрон', purpose: 'Вести музей' }
  const group = sampleRecord('group', sampleVenue, null, fields)
  const report = sampleRecord('report', 'municipality/tayshetskiy', null, {
    initiatives: { [museum.id]: 1 },
  })
  const frozen = frozenReportOf(
    sampleTerritory({
      initiatives: [museum, path],
      groups: [group],
      reports: [report],
      acts: [accept],
    }),
  )
  const register = [museum, path].map(({ id }) => ({ id }) as RegisteredInitiative)
  const found = initiativesOfReport(frozen, register)
  expect([...found].map(([heading, { id }]) => [heading, id])).toEqual([
    ['Музей перрона', museum.id],
  ])
})
