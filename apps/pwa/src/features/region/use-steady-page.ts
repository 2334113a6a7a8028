import type { AnswersPage } from '@living-libraries/model/overview'
import { useState } from 'react'

/** So far down somebody reads, and what they read must not move. */
const readingFromPx = 160

/**
 * The page of answers that is shown: it refreshes itself while nobody has begun to read, and stands still for whoever
 * has, until they ask for what is new. The numbers beside it are always those of the latest answer.
 */
export function useSteadyPage(
  path: string,
  latest: AnswersPage | undefined,
): readonly [AnswersPage | undefined, () => void] {
  const [held, setHeld] = useState<{ readonly path: string; readonly page: AnswersPage }>()
  const isSame = held?.path === path
  const hasNews =
    isSame && latest !== undefined && latest !== held.page && !sameAnswers(held.page, latest)
  const isRead = isSame && window.scrollY > readingFromPx
  if (latest !== undefined && (!isSame || (latest !== held.page && (!hasNews || !isRead)))) {
    setHeld({ path, page: latest })
    return [latest, () => undefined]
  }
  return [
    isSame ? held.page : latest,
    () => latest !== undefined && setHeld({ path, page: latest }),
  ]
}

function sameAnswers(one: AnswersPage, other: AnswersPage): boolean {
  const words = ({ answers }: AnswersPage) =>
    JSON.stringify(answers.map(({ id, text }) => [id, text]))
  return words(one) === words(other)
}
