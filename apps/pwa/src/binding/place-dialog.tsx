import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { placeMessages } from '../i18n/place-messages.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import parts from '../ui/part.module.css'
import { UnsavedNotice } from './storage-trouble.tsx'

export interface PlaceDialogProps {
  readonly title: string
  readonly name: string
  /** The second field: an address, or the centre of a municipality. */
  readonly detail: string
  readonly detailLabel: string
  readonly onSave: (name: string, detail: string) => Promise<unknown>
  readonly onClose: () => void
  /** Stands under the fields: what others made of the same place. */
  readonly children?: ReactNode
}

/** Name and whereabouts of a venue or municipality. */
export function PlaceDialog({
  title,
  name: before,
  detail: detailBefore,
  detailLabel,
  onSave,
  onClose,
  children,
}: PlaceDialogProps) {
  const t = useMessages(placeMessages)
  const formId = useId()
  const [name, setName] = useState(before)
  const [detail, setDetail] = useState(detailBefore)
  const [error, setError] = useState<string>()
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return setError(t.nameEmpty)
    setState('saving')
    void onSave(name.trim(), detail.trim()).then(onClose, () => setState('failed'))
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button kind="primary" type="submit" form={formId} disabled={state === 'saving'}>
          {t.save}
        </Button>
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
            setName(next)
            setError(undefined)
          }}
        />
        <TextField label={detailLabel} value={detail} maxLength={200} onChange={setDetail} />
        {state === 'failed' && <UnsavedNotice title={t.failed} todo={t.failedTodo} />}
      </form>
      {children}
    </Dialog>
  )
}
