import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { placeMessages } from '../i18n/place-messages.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import parts from '../ui/part.module.css'
import { UnsavedNotice } from './storage-trouble.tsx'
import { type FormWords, useFormDraft, type WriteForm } from './use-form-draft.ts'

export type PlaceWords = FormWords<'name' | 'detail'>

export interface PlaceDialogProps {
  /** Which place: the id of its record, or where a new one is to be. */
  readonly place: string
  readonly title: string
  /** `detail` is the second field: an address, or the centre of a municipality. */
  readonly stored: PlaceWords
  readonly detailLabel: string
  readonly onSave: WriteForm<keyof PlaceWords>
  readonly onClose: () => void
  /** Stands under the fields: what others made of the same place. */
  readonly children?: ReactNode
}

/** Name and whereabouts of a venue or municipality. */
export function PlaceDialog({
  place,
  title,
  stored,
  detailLabel,
  onSave,
  onClose,
  children,
}: PlaceDialogProps) {
  const t = useMessages(placeMessages)
  const formId = useId()
  const { words, type, isTyped, forget, save } = useFormDraft(`place/${place}`, stored)
  const { name, detail } = words
  const [error, setError] = useState<string>()
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const isOther = name !== stored.name || detail !== stored.detail

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return setError(t.nameEmpty)
    setState('saving')
    void save((typed, over, draft) => onSave(trimmed(typed), over, draft)).then(onClose, () =>
      setState('failed'),
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="primary" type="submit" form={formId} disabled={state === 'saving'}>
            {t.save}
          </Button>
          {isTyped && isOther && <Button onClick={forget}>{t.forget}</Button>}
        </>
      }
    >
      <form id={formId} className={parts['form']} onSubmit={submit} noValidate>
        <TextField
          label={t.name}
          hint={t.nameHint}
          error={error}
          value={name}
          maxLength={200}
          onChange={(next) => {
            type({ name: next })
            setError(undefined)
          }}
        />
        <TextField
          label={detailLabel}
          value={detail}
          maxLength={200}
          onChange={(next) => type({ detail: next })}
        />
        {state === 'failed' && <UnsavedNotice title={t.failed} todo={t.failedTodo} />}
      </form>
      {children}
    </Dialog>
  )
}

function trimmed({ name, detail }: PlaceWords): PlaceWords {
  return { name: name.trim(), detail: detail.trim() }
}
