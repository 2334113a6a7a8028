import {
  type Results,
  resultKindSchema,
  resultsSchema,
} from '@living-libraries/model/overview-results'
import type { Forum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionInitiativesLink } from '../../routes.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { AsOf } from './as-of.tsx'
import { crossTable } from './cross-table.ts'
import { CrossTableView } from './cross-table-view.tsx'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { noKind, readinessOf, readinessSteps } from './register.ts'
import { municipalityHeadings } from './register-filters.tsx'
import { registerMessages } from './register-messages.ts'
import { useAddingLines } from './use-adding-lines.ts'

/** What the halls found and want, counted: beside the answers, and the initiatives by kind, level and readiness. */
export function ResultsPart({
  subject,
  forum,
}: {
  readonly subject: 'results' | 'initiatives'
  readonly forum: Forum
}) {
  const reading = useOverview('/api/overview/results', resultsSchema, 'whole')
  const { body } = reading
  return (
    <div className={styles['page']}>
      <AsOf reading={reading} />
      {body !== undefined &&
        (subject === 'results' ? (
          <ResultCounts results={body} forum={forum} />
        ) : (
          <InitiativeCounts results={body} forum={forum} />
        ))}
    </div>
  )
}

interface CountsProps {
  readonly results: Results
  readonly forum: Forum
}

function ResultCounts({ results, forum }: CountsProps) {
  const t = useMessages(numbersMessages)
  const kinds = resultKindSchema.options.map((id) => ({ id, title: t.kinds[id] }))
  const table = crossTable(
    results.counts.map(({ municipality, kind, counted }) => {
      return { row: municipality, column: kind, count: counted }
    }),
    municipalityHeadings(forum),
    kinds,
  )
  const lines = useAddingLines(results)
  return (
    <>
      <BarTable
        caption={t.resultBars}
        bars={kinds.map(({ id, title }) => {
          return { key: id, label: title, value: table.ofColumn(id) }
        })}
      />
      <ul className={styles['lines']}>
        {lines.map(({ kind, line }) => (
          <li key={kind}>{line}.</li>
        ))}
      </ul>
      <CrossTableView
        table={table}
        leaving={table}
        caption={t.resultTable}
        rowTitle={t.municipality}
        file={t.files.results}
        about={[t.resultAbout, ...lines.map(({ line }) => `${line}.`)].join(' ')}
        asOf={results.asOf}
        byGroup={false}
        link={(municipality, kind) =>
          kind === 'initiative' ? regionInitiativesLink({ municipality }) : undefined
        }
      />
      <p className={styles['quiet']}>{t.resultAbout}</p>
    </>
  )
}

function InitiativeCounts({ results, forum }: CountsProps) {
  const t = useMessages(numbersMessages)
  const words = useMessages(registerMessages)
  const adding = useAddingLines(results).find(({ kind }) => kind === 'initiative')
  const about = `${t.resultAbout} ${adding?.line}.`
  const counted = results.initiatives.filter(({ isLate }) => !isLate)
  const kinds = [...forum.pack.initiativeKinds, { id: noKind, title: words.noKind }]
  const table = crossTable(
    counted.map(({ municipality, type }) => ({
      row: municipality,
      column: type ?? noKind,
      count: 1,
    })),
    municipalityHeadings(forum),
    kinds,
  )
  const bar = (key: string, label: string, value: number, href: string) => ({
    key,
    label,
    value,
    ...(value > 0 ? { href } : {}),
  })
  return (
    <>
      <BarTable
        caption={t.kindBars}
        bars={kinds.map(({ id, title }) =>
          bar(id, title, table.ofColumn(id), regionInitiativesLink({ kind: id })),
        )}
      />
      <BarTable
        caption={t.levelBars}
        bars={forum.pack.resourceLevels.map(({ id, title }) => {
          const value = counted.filter(({ resources }) => resources[id] !== undefined).length
          return bar(id, title, value, regionInitiativesLink({ level: id }))
        })}
      />
      <BarTable
        caption={t.readinessBars}
        bars={readinessSteps.map((step) => {
          const value = counted.filter((one) => readinessOf(one) === step).length
          return bar(step, words.steps[step], value, regionInitiativesLink({ readiness: step }))
        })}
      />
      <CrossTableView
        table={table}
        leaving={table}
        caption={t.initiativeTable}
        rowTitle={t.municipality}
        file={t.files.initiatives}
        about={about}
        asOf={results.asOf}
        byGroup={false}
        link={(municipality, kind) => regionInitiativesLink({ municipality, kind })}
      />
      <p className={styles['quiet']}>{about}</p>
    </>
  )
}
