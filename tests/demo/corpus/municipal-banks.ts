import type { LocalBank } from './bank-text.ts'
import { angara } from './local/angara-bank.ts'
import { baikal } from './local/baikal-bank.ts'
import { largeCities } from './local/large-cities-bank.ts'
import { north } from './local/north-bank.ts'
import { smallCities } from './local/small-cities-bank.ts'
import { transsib } from './local/transsib-bank.ts'
import { ustOrda } from './local/ust-orda-bank.ts'

// Another region's pack has municipalities this corpus does not know: they get general words only.
export function localBankOf(municipalityId: string): LocalBank | undefined {
  return byMunicipality.get(municipalityId)
}

const byMunicipality: ReadonlyMap<string, LocalBank> = new Map(
  Object.entries({
    ...largeCities,
    ...smallCities,
    ...ustOrda,
    ...north,
    ...angara,
    ...transsib,
    ...baikal,
  }),
)
