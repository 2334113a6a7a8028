import type { Numbers } from '@living-libraries/model/overview'
import { untoldGroup } from '@living-libraries/model/told-group'
import type { Forum } from '../../binding/use-forum.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { regionAnswersLink } from '../../routes.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { type CrossTable, crossTable, type Heading } from './cross-table.ts'
import { CrossTableView } from './cross-table-view.tsx'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { municipalityHeadings } from './register-filters.tsx'

export const answerSubjects = ['people', 'byMunicipality', 'byGroup'] as const
export type AnswerSubject = (typeof answerSubjects)[number]

const smallGroup = 5

interface Counting {
  readonly table: CrossTable
  /** The same as files tell it; undefined: the centre does not say. */
  readonly leaving: CrossTable | undefined
  readonly rowTitle: string
  /** Title of the picture, and of the table beside it. */
  readonly bars: string
  readonly caption: string
  readonly about: string
  readonly file: string
  /** Whether a column says «не указано», so that its share is told. */
  readonly byGroup: boolean
  /** The answers behind a number; without a row or a column: behind its sum. */
  readonly link: (row: string | undefined, column: string | undefined) => string
}

/** One counting: the sums as bars, and everything in a table. */
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
  const counting = useCounting(subject, numbers, forum)
  const { table, leaving, byGroup, link } = counting
  return (
    <div className={styles['page']}>
      <BarTable
        caption={counting.bars}
        bars={table.columns.map(({ id, title }) => {
          const value = table.ofColumn(id)
          return {
            key: id,
            label: title,
            value,
            ...(table.total > 0 ? { note: format.percent(value / table.total) } : {}),
            ...(value > 0 ? { href: link(undefined, id) } : {}),
          }
        })}
      />
      <CrossTableView
        table={table}
        leaving={leaving}
        caption={counting.caption}
        rowTitle={counting.rowTitle}
        file={counting.file}
        about={counting.about}
        asOf={numbers.asOf}
        byGroup={byGroup}
        link={link}
      />
      <p className={styles['quiet']}>
        {counting.about} {byGroup && t.small(format.number(smallGroup))}
      </p>
    </div>
  )
}

function useCounting(subject: AnswerSubject, numbers: Numbers, forum: Forum): Counting {
  const t = useMessages(numbersMessages)
  const words = useMessages(vocabularyMessages)
  const groups = [...forum.pack.groups, { id: 'unstated', title: words.unstated }]
  const untold: Heading = { id: untoldGroup, title: words.untold }
  const questions: Heading[] = forum.pack.questions.map(({ id, text }) => ({ id, title: text }))
  const municipalities = municipalityHeadings(forum)
  // The numbers count an answer under its main question, and without what came later.
  const counted = { late: 'without', also: 'without' }
  switch (subject) {
    case 'people': {
      const table = crossTable(
        numbers.attendance.map(({ municipality, group, count }) => {
          return { row: municipality, column: group, count }
        }),
        municipalities,
        groups,
      )
      return {
        table,
        leaving: table,
        rowTitle: t.municipality,
        bars: t.peopleBars,
        caption: t.peopleTable,
        about: t.peopleAbout,
        file: t.files.people,
        byGroup: true,
        link: (municipality, group) => regionAnswersLink({ municipality, group }),
      }
    }
    case 'byMunicipality': {
      const table = crossTable(
        numbers.answersByMunicipality.map(({ municipality, question, count }) => {
          return { row: municipality, column: question, count }
        }),
        municipalities,
        questions,
      )
      return {
        table,
        leaving: table,
        rowTitle: t.municipality,
        bars: t.questionBars,
        caption: t.municipalityTable,
        about: t.answersAbout,
        file: t.files.byMunicipality,
        byGroup: false,
        link: (municipality, question) => regionAnswersLink({ municipality, question, ...counted }),
      }
    }
    case 'byGroup': {
      const byQuestion = (counts: Numbers['answersByGroup'], columns: readonly Heading[]) =>
        crossTable(
          counts.map(({ question, group, count }) => ({ row: question, column: group, count })),
          questions,
          columns,
        )
      const { answersByGroup, toldByGroup } = numbers
      return {
        table: byQuestion(answersByGroup, groups),
        leaving: toldByGroup && byQuestion(toldByGroup, [...groups, untold]),
        rowTitle: t.question,
        bars: t.groupBars,
        caption: t.groupTable,
        about: t.answersAbout,
        file: t.files.byGroup,
        byGroup: true,
        link: (question, group) => regionAnswersLink({ question, group, ...counted }),
      }
    }
  }
}
