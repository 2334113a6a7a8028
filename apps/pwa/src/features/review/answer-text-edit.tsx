import { answerTextLimit } from '@living-libraries/model/kinds/answer'
import { useEffect, useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { NamingField } from '../../binding/naming-field.tsx'
import { useEditedText } from '../../binding/use-edited-text.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Quote } from '../../ui/quote.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import styles from './answer-card.module.css'
import { reviewPageMessages } from './messages.ts'

export interface AnswerTextEditProps {
  readonly answer: TypedRecord<'answer'>
  readonly onDone: () => void
}

/** A slip of the pen put right in place, and whether the words may be shown; the answer then says who did it. */
export function AnswerTextEdit({ answer, onDone }: AnswerTextEditProps) {
  const t = useMessages(reviewPageMessages).reading
  const device = useDevice()
  const edited = useEditedText({
    record: answer.id,
    field: 'text',
    stored: answer.fields.text ?? '',
    isRequired: true,
  })
  const [before] = useState(answer.fields.text)
  const areaRef = useRef<HTMLTextAreaElement>(null)
  useEffect(() => areaRef.current?.focus(), [])
  const finish = () => {
    edited.commit()
    onDone()
  }
  return (
    <div className={styles['fields']}>
      <Quote lang={answer.fields.language ?? 'ru'} source={t.editBefore}>
        {before}
      </Quote>
      <TextArea
        label={t.editField}
        hint={t.editHint}
        error={edited.hasFailed ? t.editFailed : undefined}
        voice="people"
        lang={answer.fields.language ?? 'ru'}
        maxLength={answerTextLimit}
        areaRef={areaRef}
        value={edited.text}
        onChange={edited.setText}
        onEnter={finish}
      />
      <NamingField
        answer={answer}
        onChange={(naming) =>
          void device.change(answer.id, naming === '' ? { unset: ['naming'] } : { set: { naming } })
        }
      />
      <div className={styles['actions']}>
        <Button kind="primary" onClick={finish}>
          {t.editDone}
        </Button>
      </div>
    </div>
  )
}
