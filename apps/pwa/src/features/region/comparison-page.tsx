import { useSearchParams } from 'wouter'
import { type RegionPicture, territoryLines } from '../../documents/region-picture.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { AsOf } from './as-of.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { useRegionPicture } from './use-region-picture.ts'
import { WholeLinks } from './whole-links.tsx'
import { wholeMessages } from './whole-messages.ts'

/** So many stand beside each other on a screen that is still read. */
const places = [0, 1, 2, 3] as const

/** Territories side by side: who came, what was said, what is valuable, what they want. */
export default function ComparisonPage() {
  const t = useMessages(wholeMessages)
  const { picture, reading } = useRegionPicture()
  return (
    <RegionScreen current={routes.regionReports}>
      <WholeLinks current={routes.regionComparison} />
      <PageHeader title={t.comparison} lead={t.comparisonLead} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        {picture !== undefined && <Comparison picture={picture} />}
      </div>
    </RegionScreen>
  )
}

function Comparison({ picture }: { readonly picture: RegionPicture }) {
  const t = useMessages(wholeMessages)
  const [params, setParams] = useSearchParams()
  const lines = territoryLines(picture)
  const asked = params.get('with')?.split(',') ?? usual(lines)
  const chosen = places.map((place) => asked[place] ?? '')
  const choose = (place: number, id: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('with', chosen.map((one, at) => (at === place ? id : one)).join(','))
        return after
      },
      { replace: true },
    )
  return (
    <>
      <div className={styles['choices']}>
        {places.map((place) => (
          <Select
            key={place}
            label={t.territory(String(place + 1))}
            value={chosen[place] ?? ''}
            options={[
              { value: '', label: t.nobody },
              ...lines.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => choose(place, id)}
          />
        ))}
      </div>
      <ComparisonTable
        lines={chosen.flatMap((id) => lines.find((line) => line.id === id) ?? [])}
        picture={picture}
      />
    </>
  )
}

/** Those of whom there is most to see. */
function usual(lines: readonly { readonly id: string; readonly counted: number }[]): string[] {
  return [...lines]
    .sort((one, other) => other.counted - one.counted)
    .slice(0, 2)
    .map(({ id }) => id)
}
