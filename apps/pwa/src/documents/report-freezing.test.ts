import type { FrozenReport } from '@living-libraries/model/frozen-report'
import type { JsonObject } from '@living-libraries/model/json'
import { foldReport } from '@living-libraries/model/report-state'
import { describe, expect, it } from 'vitest'
import { agreedReportOf, differencesSince, frozenReportOf } from './report-freezing.ts'
import {
  sampleMunicipality,
  sampleRecord,
  sampleTerritory,
  sampleVenue,
  seenAll,
} from './sample-territory.ts'

const frozen: FrozenReport = frozenReportOf(sampleTerritory())

function act(values: { readonly [field: string]: unknown }) {
  return sampleRecord('reportAct', sampleMunicipality, null, values as JsonObject)
}

function scanOf(agreement: string, deleted = false) {
  const fields = { agreement, width: 1200, height: 1700 }
  return { ...sampleRecord('scan', sampleMunicipality, null, fields), deleted }
}

describe('the report that the head agreed to', () => {
  const agree = act({ act: 'agree', frozen })
  const send = act({ act: 'send', agreement: agree.id })

  it('is none while nothing is agreed', () => {
    expect(agreedReportOf(foldReport([]), [], 'Asia/Irkutsk')).toBeUndefined()
  })

  it('carries the pages that were signed under this text, and those of no other', () => {
    const scans = [scanOf(agree.id), scanOf('another'), scanOf(agree.id, true), scanOf(agree.id)]
    const agreed = agreedReportOf(foldReport([agree]), scans, 'Asia/Irkutsk')
    expect(agreed?.subtitle).toMatch(/Согласован, ещё не отправлен$/)
    const pages = agreed?.blocks.slice(frozen.blocks.length)
    expect(pages?.map((block) => (block.type === 'photo' ? block.caption : block.type))).toEqual([
      'page-break',
      'Подписанный лист 1',
      'page-break',
      'Подписанный лист 2',
    ])
  })

  it('is numbered and dated once it is sent', () => {
    const agreed = agreedReportOf(foldReport([agree, send]), [], 'Asia/Irkutsk')
    expect(agreed?.subtitle?.replaceAll('\u00a0', ' ')).toMatch(
      /Отчёт № 1 от \d+ \p{L}+ \d{4} г\.$/u,
    )
    expect(agreed?.blocks).toEqual(frozen.blocks)
  })
})

describe('what changed since', () => {
  it('is nothing where nothing did, and a new initiative is not told as a photo', () => {
    expect(differencesSince(frozen, sampleTerritory())).toBeUndefined()
    const session = sampleTerritory().figures.sessions[0]?.id ?? ''
    const initiative = sampleRecord('initiative', sampleVenue, session, { title: 'Тропа' })
    const accept = sampleRecord('review', sampleVenue, session, {
      act: 'self-accept',
      seen: seenAll,
    })
    const changed = { initiatives: [initiative], acts: [accept] }
    const differences = differencesSince(frozen, sampleTerritory(changed))
    expect(differences?.figures).toEqual([{ name: 'initiatives', before: 0, now: 1 }])
    expect(differences?.added.filter((line) => line.startsWith('Фото'))).toEqual([])
  })
})
