import { mayBeShown } from '@living-libraries/model/naming'
import { votesOf } from '@living-libraries/model/votes'
import { memo } from 'react'
import { DisputeBadge, isDisputed } from '../../binding/dispute-badge.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Row } from '../../ui/list.tsx'
import { Words } from '../../ui/quote.tsx'
import { StatusBadge, StatusSign } from '../../ui/status-badge.tsx'
import { answersMessages } from './answers-messages.ts'

export interface AnswerRowProps {
  readonly answer: TypedRecord<'answer'>
  /** Stands before the words in a list of all questions. */
  readonly questionNumber: string | undefined
  readonly tableName: string | undefined
  readonly groupTitle: string | undefined
  readonly author: string
  readonly editor: string | undefined
  readonly isLate: boolean
  /** How many answers say the same again. */
  readonly repeats: number
  readonly hasComment: boolean
  readonly isCurrent: boolean
  readonly isFar: boolean
  readonly onOpen: (id: string) => void
}

/** Drawn again only when this answer changes: an evening has a thousand of them. */
export const AnswerRow = memo(function AnswerRow({
  answer,
  questionNumber,
  tableName,
  groupTitle,
  author,
  editor,
  isLate,
  repeats,
  hasComment,
  isCurrent,
  isFar,
  onOpen,
}: AnswerRowProps) {
  const t = useMessages(answersMessages)
  const words = useMessages(vocabularyMessages)
  const { text = '', language = 'ru', translation } = answer.fields
  const isReceived = answer.unsent === 0
  const votes = votesOf(answer.fields.votes)
  const about = [
    answer.fields.repeats !== undefined && '+1',
    questionNumber,
    tableName,
    groupTitle,
    author,
    editor && t.editedBy(editor),
    !mayBeShown(answer.fields.naming) && t.notForDisplay,
  ]
  return (
    <Row
      current={isCurrent}
      far={isFar}
      onPress={() => onOpen(answer.id)}
      lead={
        <StatusSign
          meaning={isReceived ? 'received' : 'waiting'}
          size={18}
          name={isReceived ? t.received : t.onDevice}
        />
      }
      title={<Words lang={language}>{text}</Words>}
      detail={
        <>
          {translation !== undefined && <Words>{translation} </Words>}
          {about.filter(Boolean).join(' · ')}
        </>
      }
      meta={
        isDisputed(answer) ? (
          <DisputeBadge />
        ) : hasComment ? (
          <StatusBadge meaning="needs">{t.hasComment}</StatusBadge>
        ) : isLate ? (
          <StatusBadge meaning="waiting">{words.late}</StatusBadge>
        ) : repeats > 0 || votes > 0 ? (
          [repeats > 0 && `+${repeats}`, votes > 0 && `● ${votes}`].filter(Boolean).join(' · ')
        ) : undefined
      }
    />
  )
})
