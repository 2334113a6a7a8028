import { boardSchema, numbersSchema } from '@living-libraries/model/overview'
import type { BoardVenue, CountingRule as Rule } from '@living-libraries/model/overview'
import { Link } from 'wouter'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionMunicipalityLink, routes } from '../../routes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AsOf } from './as-of.tsx'
import { CountingRule, useRuleLine } from './counting-rule.tsx'
import { meaningMessages } from './meaning-messages.ts'
import { lastHeardAt } from './need.ts'
import { answerSumParts, type Missing, missingOf, totalOf, venueSumOf } from './reconciliation.ts'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { SaveTable } from './save-table.tsx'
import { WholeLinks } from './whole-links.tsx'
import { wholeMessages } from './whole-messages.ts'

/** What is missing where: silent venues, unsent devices, drafts; and that the rest adds up. */
export default function ReconciliationPage() {
  const t = useMessages(wholeMessages)
  const forum = useForum()
  const board = useOverview('/api/overview/board', boardSchema, 'whole')
  const numbers = useOverview('/api/overview/numbers', numbersSchema, 'whole')
  return (
    <RegionScreen current={routes.regionReports}>
      <WholeLinks current={routes.regionReconciliation} />
      <PageHeader title={t.reconciliation} lead={t.reconciliationLead} />
      <div className={styles['page']}>
        <AsOf reading={board} />
        {numbers.body !== undefined && <CountingRule rule={numbers.body.rule} />}
        {board.body !== undefined && forum !== undefined && (
          <MissingPart
            venues={board.body.venues}
            asOf={board.body.asOf}
            forum={forum}
            rule={numbers.body?.rule}
          />
        )}
      </div>
    </RegionScreen>
  )
}

const columns = [
  'venue',
  'municipality',
  'missing',
  'contact',
  'waiting',
  ...answerSumParts,
] as const

function MissingPart({
  venues,
  asOf,
  forum,
  rule,
}: {
  readonly venues: readonly BoardVenue[]
  readonly asOf: number
  readonly forum: Forum
  readonly rule: Rule | undefined
}) {
  const t = useMessages(wholeMessages)
  const meaning = useMessages(meaningMessages).reconciliation
  const format = useFormat()
  const now = useNow()
  const words = useMissingWords()
  const ruleLine = useRuleLine()
  const lines = venues.flatMap((venue) => {
    const missing = missingOf(venue)
    return missing.length === 0 ? [] : [{ venue, missing, sum: venueSumOf(venue) }]
  })
  const silent = lines.filter(({ missing }) =>
    missing.some(({ what }) => what === 'nobody' || what === 'nothing'),
  )
  // Whoever is only silent is named in a sentence instead of a row of zeros; the file has everybody.
  const telling = lines.filter((line) => !silent.includes(line) || line.missing.length > 1)
  const waiting = lines.reduce((total, { venue }) => total + venue.contact.unsent, 0)
  const sum = totalOf(venues.map(venueSumOf))
  const nameOf = (id: string) => forum.municipalities.get(id)?.fields.name ?? id
  const head = columns.map((column) => t[column])
  const row = ({ venue, missing, sum }: (typeof lines)[number]) => {
    const heard = lastHeardAt(venue)
    return {
      words: [
        venue.name,
        nameOf(venue.municipality),
        missing.map(words).join('; '),
        heard === null ? t.never : format.when(heard, now),
      ],
      numbers: [venue.contact.unsent, ...answerSumParts.map((part) => sum[part])],
    }
  }
  const total = [waiting, ...answerSumParts.map((part) => sum[part])]
  if (lines.length === 0) {
    return <Notice meaning="received" title={t.allThere} safe={t.allThereText} />
  }
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{t.missing}</h2>
        <SaveTable
          name={t.reconciliation}
          about={[t.reconciliationAbout, rule && ruleLine(rule)].filter(Boolean).join(' ')}
          asOf={asOf}
          meanings={head.map((title, at) => [title, meaning[columns[at] ?? 'venue']] as const)}
          rows={() => [
            head,
            ...lines.map((line) => [...row(line).words, ...row(line).numbers]),
            [t.total, '', '', '', ...total],
          ]}
        />
      </div>
      {waiting > 0 && <p>{t.onDevices(waiting)}</p>}
      {silent.length > 0 && (
        <p>
          {t.silent(silent.length)}{' '}
          <span className={styles['quiet']}>
            {silent.map(({ venue }) => venue.name).join('; ')}.
          </span>
        </p>
      )}
      <DataTable
        caption={t.missing}
        hideCaption
        columns={[
          { key: 'venue', label: t.venue },
          { key: 'missing', label: t.missing },
          ...answerSumParts.map((part) => ({ key: part, label: t.parts[part], isNumber: true })),
        ]}
        rows={telling.map((line) => {
          const { venue, sum: own } = line
          const [name, , what, contact] = row(line).words
          return {
            key: venue.venue,
            cells: [
              <div key="name">
                <Link href={regionMunicipalityLink(venue.municipality)}>{name}</Link>
                <p className={styles['under']}>
                  {t.contact}: {contact}
                </p>
              </div>,
              what,
              ...answerSumParts.map((part) => format.number(own[part])),
            ],
          }
        })}
        total={{
          key: 'total',
          cells: [t.total, '', ...answerSumParts.map((part) => format.number(sum[part]))],
        }}
      />
      <p className={styles['quiet']}>{t.reconciliationAbout}</p>
    </section>
  )
}

function useMissingWords(): (missing: Missing) => string {
  const t = useMessages(wholeMessages).what
  return (missing) => {
    switch (missing.what) {
      case 'nobody':
      case 'nothing':
        return t[missing.what]
      case 'unsent':
        return t.unsent(missing.records)
      case 'draft':
      case 'returned':
      case 'late':
        return t[missing.what](missing.answers)
    }
  }
}
