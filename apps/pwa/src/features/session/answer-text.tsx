import { useEffect, useRef, useState } from 'react'
import { isDisputed } from '../../binding/dispute-badge.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { editorMessages } from './editor-messages.ts'
import { SpecialLetters } from './special-letters.tsx'
import { UnsavedNotice } from '../../binding/storage-trouble.tsx'
import { useEditedText } from '../../binding/use-edited-text.ts'

/** The words of an answer and, for other languages, their translation. */
export function AnswerText({
  answer,
  onDone,
}: {
  readonly answer: TypedRecord<'answer'>
  readonly onDone: () => void
}) {
  const t = useMessages(editorMessages)
  const { text: stored = '', translation = '', language } = answer.fields
  // The text as it was when the answer was opened: one press brings it back.
  const [before] = useState(stored)
  const areaRef = useRef<HTMLTextAreaElement>(null)
  const [mustChoose] = useState(isDisputed(answer))
  // Where two versions wait to be chosen from, the choice comes first and must not scroll out of sight.
  useEffect(() => {
    if (!mustChoose) areaRef.current?.focus()
  }, [mustChoose])
  const words = useEditedText({ record: answer.id, field: 'text', stored, isRequired: true })
  const translated = useEditedText({
    record: answer.id,
    field: 'translation',
    stored: translation,
  })
  const finish = () => {
    words.commit()
    onDone()
  }
  return (
    <>
      <TextArea
        label={t.text}
        voice="people"
        lang={language ?? 'ru'}
        rows={3}
        areaRef={areaRef}
        value={words.text}
        onChange={words.setText}
        onLeave={words.commit}
        onEnter={finish}
      />
      <SpecialLetters
        language={language}
        areaRef={areaRef}
        text={words.text}
        onChange={words.setText}
      />
      {words.text !== before && (
        <div>
          <Button icon="undo" onClick={() => words.setText(before)}>
            {t.back}
          </Button>
        </div>
      )}
      {language !== undefined && (
        <TextArea
          label={t.translation}
          voice="people"
          value={translated.text}
          onChange={translated.setText}
          onLeave={translated.commit}
        />
      )}
      {(words.hasFailed || translated.hasFailed) && (
        <UnsavedNotice title={t.failed} safe={t.failedSafe} todo={t.failedTodo} />
      )}
    </>
  )
}
