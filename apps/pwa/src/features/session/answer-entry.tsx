import type { ForumPack } from '@living-libraries/model/forum-pack'
import { answerTextLimit } from '@living-libraries/model/kinds/answer'
import { memo, useCallback, useEffect, useRef } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { UnsavedNotice } from '../../binding/storage-trouble.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { DraftChange } from '../../storage/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers-part.module.css'
import { EntryChips } from './entry-chips.tsx'
import {
  afterAnswer,
  answerValues,
  type EntrySelection,
  type Repeating,
  repeating,
} from './entry-selection.ts'
import { SimilarOffer } from './similar/similar-offer.tsx'
import { SpecialLetters } from './special-letters.tsx'
import { useEntryText } from './use-entry-text.ts'
import { useTellWriting } from './use-tell-writing.ts'
import { WritingColleagues } from './writing-colleagues.tsx'

export interface AnswerEntryProps {
  readonly session: TypedRecord<'session'>
  readonly pack: ForumPack
  readonly selection: EntrySelection
  readonly onSelect: (selection: EntrySelection) => void
  readonly areaRef: React.RefObject<HTMLTextAreaElement | null>
  /** Those of the question, asked for in a pause of typing: the field is not drawn anew because one more came. */
  readonly answersOfQuestion: () => readonly TypedRecord<'answer'>[]
  /** An answer was recorded as a «+1» to another; gets its id. */
  readonly onLinked: (id: string) => void
}

/**
 * The field in which an evening is typed. Its text lives here and nowhere above, so that a key press draws the
 * field alone, however long the list below has grown.
 */
export const AnswerEntry = memo(function AnswerEntry({
  session,
  pack,
  selection,
  onSelect,
  areaRef,
  answersOfQuestion,
  onLinked,
}: AnswerEntryProps) {
  const t = useMessages(answersMessages)
  const format = useFormat()
  const device = useDevice()
  const latest = useRef(selection)
  useEffect(() => {
    latest.current = selection
  }, [selection])
  const { id, space } = session
  const repeats = useRef<Repeating>(undefined)
  const save = useCallback(
    async (text: string, becoming: Promise<DraftChange>) => {
      const used = latest.current
      // For whoever presses Enter again before it is drawn.
      latest.current = afterAnswer(used)
      const first = repeats.current
      repeats.current = undefined
      const draft = await becoming
      // The next question may have been chosen by now.
      const next = afterAnswer(latest.current)
      if (next !== used) onSelect(next)
      try {
        const values = { ...answerValues(used, text), ...first }
        const made = await device.make({ kind: 'answer', space, session: id, values, draft })
        if (first !== undefined) onLinked(made)
      } catch (error) {
        // With the words, who said them comes back too, unless another was chosen meanwhile.
        if (JSON.stringify(latest.current) === JSON.stringify(next)) onSelect(used)
        throw error
      }
    },
    [device, id, space, onSelect, onLinked],
  )
  const { text, setText, submit, hasFailed } = useEntryText(`entry/${id}/text`, save)
  const isReady = text !== undefined
  useEffect(() => {
    if (isReady && !isWriting()) areaRef.current?.focus({ preventScroll: true })
  }, [isReady, areaRef])
  const extra = (text ?? '').length - answerTextLimit
  const tellWriting = useTellWriting(session)
  const typeText = (next: string) => {
    setText(next)
    if (next.trim() !== '') tellWriting(selection.table)
  }
  const write = () => {
    if (extra <= 0) submit()
    areaRef.current?.focus({ preventScroll: true })
  }

  return (
    <div className={styles['entry']}>
      <div className={styles['field']}>
        <TextArea
          label={t.field}
          hideLabel
          placeholder={t.placeholder}
          voice="people"
          rows={2}
          areaRef={areaRef}
          value={text ?? ''}
          disabled={!isReady}
          lang={selection.language ?? 'ru'}
          autoCapitalize="sentences"
          error={extra > 0 ? t.tooLong(format.number(extra)) : undefined}
          onChange={typeText}
          onEnter={write}
        />
        <SimilarOffer
          key={selection.question}
          text={text ?? ''}
          answersOfQuestion={answersOfQuestion}
          pack={pack}
          onRepeat={(first) => {
            repeats.current = repeating(first)
            write()
          }}
          otherwise={<WritingColleagues session={session} />}
        />
        <Button kind="primary" onClick={write}>
          {t.save}
        </Button>
      </div>
      {hasFailed && (
        <UnsavedNotice title={t.notSaved} safe={t.notSavedSafe} todo={t.notSavedTodo} />
      )}
      <SpecialLetters
        language={selection.language}
        areaRef={areaRef}
        text={text ?? ''}
        onChange={typeText}
      />
      <EntryChips
        session={session}
        pack={pack}
        selection={selection}
        onSelect={onSelect}
        areaRef={areaRef}
      />
    </div>
  )
})

/** Whoever came by a link to an answer may be correcting it already: what they type must not run into another field. */
function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea') === true
}
