import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import type { SessionView } from '../../binding/use-session.ts'
import {
  type Reading,
  type ReadingFilter,
  type ReadingPlace,
  type ReadQuestion,
  readingOf,
  stepFrom,
} from './reading.ts'
import { changedSinceReturn } from './since-return.ts'
import type { Checking } from './use-checking.ts'

export interface ReadingState {
  readonly reading: Reading
  readonly question: ReadQuestion | undefined
  readonly current: string | undefined
  readonly filter: ReadingFilter
  readonly setFilter: (filter: ReadingFilter) => void
  readonly openQuestion: (question: string) => void
  readonly walk: (step: 1 | -1) => void
  readonly walkQuestion: (step: 1 | -1) => void
  /** The reader went to an answer with the mouse, the finger or Tab. */
  readonly setCurrent: (answer: string) => void
}

/** Where somebody is in reading a session; moving takes the focus along. */
export function useReading(
  view: SessionView,
  pack: ForumPack,
  { checked, fresh }: Pick<Checking, 'checked' | 'fresh'>,
): ReadingState {
  const [filter, chooseFilter] = useState<ReadingFilter>('all')
  const asked = new URLSearchParams(useSearch()).get('answer') ?? undefined
  const [place, setPlace] = useState<ReadingPlace | undefined>(() => placeOf(view, asked))
  const reading = useMemo(() => {
    const { content, review, acts } = view
    const changed = changedSinceReturn(review, acts, content)
    return readingOf(view, pack.questions, changed, { checked, fresh }, filter)
  }, [view, pack, checked, fresh, filter])
  const { questions } = reading
  const question =
    questions.find(({ id }) => id === place?.question) ??
    questions.find(({ answers }) => answers.length > 0) ??
    questions[0]
  // An answer that a link asks for is gone to as if somebody had stepped there.
  const wantsFocus = useRef(asked !== undefined)
  useEffect(() => {
    if (!wantsFocus.current || place?.answer === undefined) return
    wantsFocus.current = false
    document.getElementById(answerElementId(place.answer))?.focus()
  }, [place])

  const goTo = useCallback((next: ReadingPlace | undefined) => {
    if (next === undefined) return
    wantsFocus.current = true
    setPlace(next)
  }, [])
  const here: ReadingPlace = { question: question?.id ?? '', answer: place?.answer }
  return {
    reading,
    question,
    current: question?.answers.some(({ answer }) => answer.id === place?.answer)
      ? place?.answer
      : undefined,
    filter,
    setFilter: (next) => {
      chooseFilter(next)
      setPlace(undefined)
    },
    openQuestion: (id) => setPlace({ question: id, answer: undefined }),
    walk: (step) => goTo(stepFrom(questions, here, step)),
    walkQuestion: (step) => {
      const at = questions.findIndex(({ id }) => id === here.question)
      const next = questions[at + step]
      if (next === undefined) return
      goTo({ question: next.id, answer: next.answers[0]?.answer.id })
    },
    setCurrent: useCallback(
      (answer) => setPlace({ question: question?.id ?? '', answer }),
      [question?.id],
    ),
  }
}

function placeOf({ answers }: SessionView, asked: string | undefined): ReadingPlace | undefined {
  const answer = answers.find(({ id }) => id === asked)
  return answer && { question: answer.fields.question ?? '', answer: answer.id }
}

export function answerElementId(answer: string): string {
  return `answer-${answer}`
}
