import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { RegionPicture, TerritoryLine } from '../../documents/region-picture.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionAnswersLink, regionInitiativesLink, regionReportLink } from '../../routes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { useRuleLine } from './counting-rule.tsx'
import { meaningMessages } from './meaning-messages.ts'
import styles from './region.module.css'
import { SaveTable } from './save-table.tsx'
import { wholeMessages } from './whole-messages.ts'

interface Measure {
  readonly name: string
  readonly of: (line: TerritoryLine) => string | number
  /** The records behind it. */
  readonly href?: (line: TerritoryLine) => string | undefined
}

export interface ComparisonTableProps {
  readonly lines: readonly TerritoryLine[]
  readonly picture: RegionPicture
}

export function ComparisonTable({ lines, picture }: ComparisonTableProps) {
  const t = useMessages(wholeMessages)
  const meaning = useMessages(meaningMessages)
  const format = useFormat()
  const measures = useMeasures(picture)
  const about = `${t.comparisonAbout} ${useRuleLine()(picture.numbers.rule)}`
  if (lines.length === 0) return null
  const cell = ({ of, href }: Measure, line: TerritoryLine): ReactNode => {
    const value = of(line)
    const words = typeof value === 'number' ? format.number(value) : value
    const to = value === 0 ? undefined : href?.(line)
    return to === undefined ? words : <Link href={to}>{words}</Link>
  }
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{lines.map(({ name }) => name).join(' · ')}</h2>
        <SaveTable
          name={t.comparison}
          about={about}
          asOf={picture.board.asOf}
          meanings={[
            [t.measure, meaning.comparison.measure],
            [meaning.others, meaning.comparison.others],
          ]}
          rows={() => [
            [t.measure, ...lines.map(({ name }) => name)],
            ...measures.map((measure) => [measure.name, ...lines.map(measure.of)]),
          ]}
        />
      </div>
      <DataTable
        caption={t.comparison}
        hideCaption
        columns={[
          { key: 'measure', label: t.measure },
          ...lines.map(({ id, name }) => ({ key: id, label: name })),
        ]}
        rows={measures.map((measure) => ({
          key: measure.name,
          cells: [measure.name, ...lines.map((line) => cell(measure, line))],
        }))}
      />
      <p className={styles['quiet']}>{about}</p>
    </section>
  )
}

function useMeasures({ pack }: RegionPicture): Measure[] {
  const t = useMessages(wholeMessages)
  const counted = { late: 'without', also: 'without' }
  return [
    { name: t.sessions, of: ({ accepted, begun }) => `${accepted} / ${begun}` },
    { name: t.people, of: ({ people }) => people },
    { name: t.unstated, of: ({ unstated }) => unstated },
    { name: t.received, of: ({ received }) => received },
    {
      name: t.counted,
      of: (line) => line.counted,
      href: ({ id }) => regionAnswersLink({ municipality: id, late: 'without' }),
    },
    ...pack.questions.map(({ id, text }): Measure => {
      return {
        name: t.question(text),
        of: ({ byQuestion }) => byQuestion.get(id) ?? 0,
        href: (line) => regionAnswersLink({ municipality: line.id, question: id, ...counted }),
      }
    }),
    { name: t.valuable, of: ({ valuable }) => valuable.join('; ') },
    {
      name: t.initiatives,
      of: ({ initiatives }) => initiatives,
      href: ({ id }) => regionInitiativesLink({ municipality: id }),
    },
    { name: t.money, of: ({ rubles }) => rubles },
    { name: t.delegates, of: ({ delegates }) => delegates },
    {
      name: t.report,
      of: ({ report }) => (report === undefined ? t.noReport : t.reportStates[report.state]),
      href: ({ id, report }) => (report === undefined ? undefined : regionReportLink(id)),
    },
  ]
}
