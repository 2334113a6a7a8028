import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { describe, expect, it } from 'vitest'
import {
  costsOf,
  decisionOf,
  inRegister,
  levelSum,
  readinessOf,
  similarInitiatives,
} from './register.ts'

function initiative(id: string, values: Partial<RegisteredInitiative> = {}): RegisteredInitiative {
  return {
    id,
    session: 's',
    venue: `venue-${id}`,
    municipality: 'm1',
    title: 'Музей одного перрона',
    type: 'project',
    votes: 0,
    state: 'accepted',
    isLate: false,
    version: 3,
    review: { state: 'sent', isChanged: false, acts: [] },
    problem: null,
    result: null,
    resources: {},
    support: null,
    stages: [],
    regionEffect: null,
    carrier: null,
    team: 0,
    partners: [],
    filled: 0,
    ...values,
  }
}

describe('the register', () => {
  it('is restricted by territory, kind, level and words', () => {
    const all = [
      initiative('a', { resources: { federal: '1 млн рублей' } }),
      initiative('b', { municipality: 'm2', type: null, support: 'Письмо Министерства' }),
    ]
    const ids = (filter: Parameters<typeof inRegister>[1]) =>
      inRegister(all, filter).map(({ id }) => id)
    expect(ids({})).toEqual(['a', 'b'])
    expect(ids({ municipality: 'm2' })).toEqual(['b'])
    expect(ids({ kind: 'none' })).toEqual(['b'])
    expect(ids({ level: 'federal' })).toEqual(['a'])
    expect(ids({ text: 'письмо мин' })).toEqual(['b'])
    expect(ids({ readiness: 'whole' })).toEqual([])
  })

  it('tells the cost by level, and what names no sum apart', () => {
    const levels = [
      { id: 'federal', title: 'Федеральный' },
      { id: 'local', title: 'Местный' },
    ]
    const one = initiative('a', { resources: { federal: 'Грант, 1,5 млн рублей', local: 'Свет' } })
    expect(costsOf(one, levels).map(({ level, rubles }) => [level, rubles])).toEqual([
      ['federal', 1_500_000],
      ['local', undefined],
    ])
    expect(levelSum([one, one], 'local')).toEqual({ rubles: 0, named: 0, unnamed: 2 })
  })

  it('finds similar ones of other venues, and never opposites', () => {
    const all = [
      initiative('a'),
      initiative('b', { title: 'Музей перрона' }),
      initiative('c', { title: 'Музей одного перрона', venue: 'venue-a' }),
      initiative('d', { title: 'Тропа вдоль Бирюсы' }),
      initiative('e', { title: 'Нет музею одного перрона' }),
    ]
    const similar = similarInitiatives(all, [])
    expect(similar(all[0] ?? initiative('')).map(({ id }) => id)).toEqual(['b'])
    expect(similar(all[3] ?? initiative(''))).toEqual([])
  })

  it('is restricted by what the region decided, and tells apart what came again and what changed since', () => {
    const act = (name: string, isVoid = false) => ({
      id: name,
      act: name,
      at: 0,
      reason: null,
      isVoid,
    })
    const all = [
      initiative('a'),
      initiative('b', {
        review: { state: 'returned', isChanged: true, acts: [act('return'), act('send', true)] },
      }),
      initiative('c', {
        review: { state: 'sent', isChanged: false, acts: [act('return'), act('send')] },
      }),
      initiative('d', { review: { state: 'accepted', isChanged: false, acts: [act('accept')] } }),
      initiative('e', { review: { state: 'accepted', isChanged: true, acts: [act('accept')] } }),
    ]
    expect(all.map(decisionOf)).toEqual(['sent', 'returned', 'again', 'accepted', 'changed'])
    expect(inRegister(all, { decision: 'again' }).map(({ id }) => id)).toEqual(['c'])
  })

  it('says how ready a passport is', () => {
    expect([0, 4, 7, 10].map((filled) => readinessOf({ filled }))).toEqual([
      'begun',
      'half',
      'most',
      'whole',
    ])
  })
})
