import { resourcesByLevel } from '../../documents/portfolio-figures.ts'
import type { Territory } from '../../documents/territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { portfolioMessages } from './messages.ts'
import parts from '../../ui/part.module.css'

/** What the territory counts on, level by level: sums where the passports name one, and how many do not. */
export function ResourcesPart({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages).resources
  const format = useFormat()
  const levels = resourcesByLevel(territory)
  if (levels.every(({ initiatives }) => initiatives === 0)) return null
  const total = levels.reduce((sum, { rubles }) => sum + rubles, 0)
  return (
    <section className={parts['part']}>
      <h2>{t.heading}</h2>
      <DataTable
        caption={t.heading}
        hideCaption
        columns={[
          { key: 'level', label: t.level },
          { key: 'initiatives', label: t.initiatives, isNumber: true },
          { key: 'sum', label: t.sum, isNumber: true },
          { key: 'unnamed', label: t.unnamed, isNumber: true },
        ]}
        rows={levels.map(({ level, title, initiatives, rubles, named, unnamed }) => ({
          key: level,
          cells: [
            title,
            format.number(initiatives),
            named === 0 ? '–' : t.rubles(format.number(rubles)),
            format.number(unnamed),
          ],
        }))}
        total={{ key: 'total', cells: [t.total, '', t.rubles(format.number(total)), ''] }}
      />
      <p className={parts['quiet']}>{t.hint}</p>
    </section>
  )
}
