import { type AnswersPage, answersPageSchema } from '@living-libraries/model/overview'
import { parseSearch } from '@living-libraries/model/lexemes/search'
import { useMemo, useState } from 'react'
import type { Forum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { AnswerItem, type AnswerItemProps } from './answer-item.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers.module.css'
import { AsOf } from './as-of.tsx'
import { type AnswerFilter, answersPath } from './use-answer-filter.ts'

export interface FoundAnswersProps {
  readonly filter: AnswerFilter
  readonly first: AnswersPage
  readonly forum: Forum
}

/** The found answers, page after page as far as somebody reads. */
export function FoundAnswers({ filter, first, forum }: FoundAnswersProps) {
  const t = useMessages(answersMessages)
  const [cursors, setCursors] = useState<readonly string[]>([])
  const { text } = filter
  const search = useMemo(() => parseSearch(text ?? '', forum.pack.lexicon), [text, forum])
  const about = { forum, search, isInSession: filter.session !== undefined }
  const goOn = (next: string) => setCursors((before) => [...before, next])
  return (
    <>
      <ol className={styles['list']} aria-label={t.list}>
        {first.answers.map((answer) => (
          <AnswerItem key={answer.id} answer={answer} about={about} />
        ))}
        {cursors.map((cursor) => (
          <FurtherPage key={cursor} filter={filter} cursor={cursor} about={about} />
        ))}
      </ol>
      <More filter={filter} first={first} cursors={cursors} onMore={goOn} />
    </>
  )
}

function FurtherPage({
  filter,
  cursor,
  about,
}: {
  readonly filter: AnswerFilter
  readonly cursor: string
  readonly about: AnswerItemProps['about']
}) {
  const reading = useOverview(answersPath(filter, cursor), answersPageSchema)
  if (reading.body === undefined) {
    return (
      <li>
        <AsOf reading={reading} />
      </li>
    )
  }
  return reading.body.answers.map((answer) => (
    <AnswerItem key={answer.id} answer={answer} about={about} />
  ))
}

/** What is shown so far, and the way on, as the last page that was read tells it. */
function More({
  filter,
  first,
  cursors,
  onMore,
}: {
  readonly filter: AnswerFilter
  readonly first: AnswersPage
  readonly cursors: readonly string[]
  readonly onMore: (next: string) => void
}) {
  const t = useMessages(answersMessages)
  const format = useFormat()
  const cursor = cursors.at(-1)
  const further = useOverview(answersPath(filter, cursor), answersPageSchema)
  const last = cursor === undefined ? first : further.body
  const next = last?.next
  const size = first.answers.length
  const shown = size * cursors.length + (last?.answers.length ?? 0)
  return (
    <div className={styles['more']}>
      <p>{t.shown(format.number(shown), format.number(first.total))}</p>
      {next !== undefined && next !== null && (
        <Button onClick={() => onMore(next)}>{t.more}</Button>
      )}
    </div>
  )
}
