import { mensNames, pseudonyms, surnames, womensNames } from './people-bank.ts'
import type { SeededRandom } from './seeded-random.ts'

export type DemoParticipant = {
  pseudonym: string
  group: string
  name?: string
  consent: boolean
}

type Gender = 'woman' | 'man'

export function makeParticipants(
  groups: readonly string[],
  municipality: string,
  count: number,
  random: SeededRandom,
): DemoParticipant[] {
  const calledAlready = new Map<string, number>()
  return Array.from({ length: count }, () => {
    const group = weightedGroup(groups, random)
    const called = random.shuffled(pseudonyms[group] ?? ['Участник'])[0] ?? 'Участник'
    const number = (calledAlready.get(called) ?? 0) + 1
    calledAlready.set(called, number)
    const consent = !random.chance(0.07)
    const named = consent && !called.startsWith('Школьник') && random.chance(0.65)
    const name = personName(municipality, random, genderOf(called, random))
    return { pseudonym: `${called} ${number}`, group, consent, ...(named ? { name } : {}) }
  })
}

export function personName(municipality: string, random: SeededRandom, gender: Gender): string {
  const family = random.shuffled(surnames[origin(municipality, random)])[0]
  const given = random.shuffled(gender === 'woman' ? womensNames : mensNames)[0]
  return `${family?.[gender] ?? ''} ${given ?? ''}`.trim()
}

function weightedGroup(groups: readonly string[], random: SeededRandom): string {
  const weighted = groups.flatMap((group) =>
    Array.from({ length: shareOfRoom[group] ?? 4 }, () => group),
  )
  return weighted[random.below(weighted.length)] ?? ''
}

const shareOfRoom: Record<string, number> = {
  authority: 5,
  business: 5,
  ngo: 7,
  culture: 13,
  science: 2,
  activist: 6,
  resident: 22,
}

function origin(municipality: string, random: SeededRandom): keyof typeof surnames {
  const lot = random.next()
  if (buryatDistricts.has(municipality)) return lot < 0.6 ? 'buryat' : 'russian'
  if (municipality === 'katangskiy') return lot < 0.35 ? 'evenk' : 'russian'
  if (lot < 0.72) return 'russian'
  if (lot < 0.86) return 'ukrainian'
  return lot < 0.93 ? 'tatar' : 'buryat'
}

const buryatDistricts: ReadonlySet<string> = new Set([
  'alarskiy',
  'bayandaevskiy',
  'bokhanskiy',
  'nukutskiy',
  'osinskiy',
  'olkhonskiy',
  'ekhirit-bulagatskiy',
])

function genderOf(called: string, random: SeededRandom): Gender {
  if (/^(Пенсионерка|Жительница|Студентка|Самозанятая|Женсовет)/u.test(called)) return 'woman'
  if (/^(Житель|Лесник|Хозяин|Водитель|Казак|Совет отцов)/u.test(called)) return 'man'
  return random.chance(0.7) ? 'woman' : 'man'
}
