import { memo, type ReactNode, useMemo, useState } from 'react'
import type { SessionView } from '../../binding/use-session.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { List } from '../../ui/list.tsx'
import { AnswerRow } from './answer-row.tsx'
import { answersMessages } from './answers-messages.ts'
import type { AnswerNames } from '../../binding/use-answer-names.ts'

export interface AnswerListProps {
  /** In the order of making; shown with the newest first. */
  readonly answers: readonly TypedRecord<'answer'>[]
  readonly late: SessionView['late']
  /** Ids of the answers with an open comment. */
  readonly commented: ReadonlySet<string>
  readonly names: AnswerNames
  readonly isOfAllQuestions: boolean
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  /** Stands in the place of the open answer, where there is no column for it. */
  readonly editor: ReactNode
}

const firstPage = 40
const nextPage = 100
/** As many as a window shows at once. */
const nearRows = 15

export const AnswerList = memo(function AnswerList({
  answers,
  late,
  commented,
  names,
  isOfAllQuestions,
  openId,
  onOpen,
  editor,
}: AnswerListProps) {
  const t = useMessages(answersMessages)
  const [limit, setLimit] = useState(firstPage)
  const shown = answers.slice(-limit).reverse()
  const repeats = useMemo(() => repeatsOf(answers), [answers])
  const hidden = answers.length - shown.length
  const isOpenShown = shown.some(({ id }) => id === openId)
  return (
    <>
      {editor !== null && !isOpenShown && editor}
      {answers.length === 0 ? (
        <EmptyState title={isOfAllQuestions ? t.emptyAll : t.emptyTitle}>{t.emptyText}</EmptyState>
      ) : (
        <List label={t.list} long>
          {shown.map((answer, index) =>
            editor !== null && answer.id === openId ? (
              <li key={answer.id}>{editor}</li>
            ) : (
              <AnswerRow
                key={answer.id}
                answer={answer}
                questionNumber={
                  isOfAllQuestions ? names.questionNumber(answer.fields.question) : undefined
                }
                tableName={names.table(answer.fields.table)}
                groupTitle={names.group(answer.fields.group)}
                author={names.person(answer.made.person)}
                editor={
                  answer.changed.person === answer.made.person
                    ? undefined
                    : names.person(answer.changed.person)
                }
                isLate={late.has(answer.id)}
                repeats={repeats.get(answer.id) ?? 0}
                hasComment={commented.has(answer.id)}
                isCurrent={answer.id === openId}
                isFar={index >= nearRows}
                onOpen={onOpen}
              />
            ),
          )}
        </List>
      )}
      {hidden > 0 && (
        <Button wide onClick={() => setLimit(limit + nextPage)}>
          {t.showMore(Math.min(hidden, nextPage))}
        </Button>
      )}
    </>
  )
})

/** How many answers say again what one said, by its id. */
function repeatsOf(answers: AnswerListProps['answers']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { fields } of answers) {
    if (fields.repeats === undefined) continue
    counts.set(fields.repeats, (counts.get(fields.repeats) ?? 0) + 1)
  }
  return counts
}
