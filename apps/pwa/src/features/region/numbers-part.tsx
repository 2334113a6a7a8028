import type { Numbers } from '@living-libraries/model/overview'
import { untoldGroup } from '@living-libraries/model/told-group'
import { useSearchParams } from 'wouter'
import type { Forum } from '../../binding/use-forum.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { regionAnswersLink } from '../../routes.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { Select } from '../../ui/select.tsx'
import { useRuleLine } from './counting-rule.tsx'
import { crossTable, type Heading } from './cross-table.ts'
import { CrossTableView } from './cross-table-view.tsx'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { municipalityHeadings } from './register-filters.tsx'

/** What can be counted by; where a count says nothing of one, it is absent. */
type Dimension = 'municipality' | 'question' | 'group'

interface Count extends Partial<Readonly<Record<Dimension, string>>> {
  readonly count: number
}

interface Shape {
  readonly row: Dimension
  readonly column: Dimension
  /** What the table can be narrowed down to; it stands in the address. */
  readonly only?: Dimension
}

const shapes = {
  people: { row: 'municipality', column: 'group' },
  byMunicipality: { row: 'municipality', column: 'question', only: 'group' },
  byGroup: { row: 'question', column: 'group', only: 'municipality' },
} satisfies { readonly [subject: string]: Shape }
export type AnswerSubject = keyof typeof shapes
export const answerSubjects = ['people', 'byMunicipality', 'byGroup'] as const

const smallGroup = 5

/** One counting: the sums as bars, and everything in a table; each number leads to the answers behind it. */
export function NumbersPart({
  subject,
  numbers,
  forum,
}: {
  readonly subject: AnswerSubject
  readonly numbers: Numbers
  readonly forum: Forum
}) {
  const t = useMessages(numbersMessages)
  const format = useFormat()
  const headings = useHeadings(forum)
  const ruleLine = useRuleLine()
  const vocabulary = useMessages(vocabularyMessages)
  const { row, column, only }: Shape = shapes[subject]
  const [chosen, choose] = useNarrowing(only)
  const words = t.parts[subject]
  const tableOf = (counts: readonly Count[], more: readonly Heading[] = []) =>
    crossTable(
      counts
        .filter((one) => only === undefined || chosen === '' || one[only] === chosen)
        .map((one) => ({ row: one[row] ?? '', column: one[column] ?? '', count: one.count })),
      headings[row],
      [...headings[column], ...more],
    )
  const isOfGroups = column === 'group' || (only === 'group' && chosen !== '')
  const table = tableOf(subject === 'people' ? numbers.attendance : numbers.answers)
  const told = column === 'group' ? [{ id: untoldGroup, title: vocabulary.untold }] : []
  const leaving =
    subject === 'people' || !isOfGroups ? table : numbers.told && tableOf(numbers.told, told)
  const title = only && headings[only].find(({ id }) => id === chosen)?.title
  const link = (ofRow: string | undefined, ofColumn: string | undefined) =>
    regionAnswersLink({
      [row]: ofRow,
      [column]: ofColumn,
      ...(only && chosen !== '' ? { [only]: chosen } : {}),
      // The numbers count an answer under its main question, and without what came later.
      ...(subject === 'people' ? {} : { late: 'without', also: 'without' }),
    })
  return (
    <div className={styles['page']}>
      {only !== undefined && (
        <div className={styles['choices']}>
          <Select
            label={t.only[only]}
            value={chosen}
            options={[
              { value: '', label: t.all[only] },
              ...headings[only].map((one) => ({ value: one.id, label: one.title })),
            ]}
            onChange={choose}
          />
        </div>
      )}
      <BarTable
        caption={words.bars}
        bars={table.columns.map(({ id, title: label }) => {
          const value = table.ofColumn(id)
          return {
            key: id,
            label,
            value,
            ...(table.total > 0 ? { note: format.percent(value / table.total) } : {}),
            ...(value > 0 ? { href: link(undefined, id) } : {}),
          }
        })}
      />
      <CrossTableView
        table={table}
        leaving={leaving}
        caption={words.table}
        rowTitle={t[row]}
        file={title === undefined ? words.file : `${words.file}. ${title}`}
        about={[title && `${title}.`, words.about, ruleLine(numbers.rule)]
          .filter(Boolean)
          .join(' ')}
        asOf={numbers.asOf}
        byGroup={column === 'group'}
        isOfGroups={isOfGroups}
        link={link}
      />
      <p className={styles['quiet']}>
        {words.about} {isOfGroups && t.small(format.number(smallGroup))}
      </p>
    </div>
  )
}

function useHeadings(forum: Forum): { readonly [Of in Dimension]: readonly Heading[] } {
  const { unstated } = useMessages(vocabularyMessages)
  return {
    municipality: municipalityHeadings(forum),
    question: forum.pack.questions.map(({ id, text }) => ({ id, title: text })),
    group: [...forum.pack.groups, { id: 'unstated', title: unstated }],
  }
}

function useNarrowing(only: Dimension | undefined): readonly [string, (value: string) => void] {
  const [params, setParams] = useSearchParams()
  const choose = (value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (only !== undefined && value === '') after.delete(only)
        else if (only !== undefined) after.set(only, value)
        return after
      },
      { replace: true },
    )
  return [(only && params.get(only)) ?? '', choose]
}
