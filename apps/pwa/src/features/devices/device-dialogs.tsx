import { type FormEvent, useId, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { devicesMessages } from './messages.ts'
import type { KeptDevice } from './use-devices.ts'

interface DialogProps {
  readonly device: KeptDevice
  readonly onClose: () => void
}

export function RenameDialog({
  device,
  onClose,
  onRename,
}: DialogProps & { readonly onRename: (name: string) => void }) {
  const t = useMessages(devicesMessages).renameDialog
  const formId = useId()
  const [name, setName] = useState(device.name)
  const [error, setError] = useState<string>()

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return setError(t.empty)
    onRename(name.trim())
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t.title}
      actions={
        <Button kind="primary" type="submit" form={formId}>
          {t.save}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label={t.field}
          hint={t.hint}
          error={error}
          value={name}
          maxLength={100}
          onChange={setName}
        />
      </form>
    </Dialog>
  )
}

/** What cannot be undone with one press is asked about, with what follows from it. */
export function RevokeDialog({
  device,
  onClose,
  onRevoke,
}: DialogProps & { readonly onRevoke: () => void }) {
  const t = useMessages(devicesMessages).revokeDialog
  const unsent = device.unsent ?? 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.title(device.name)}
      actions={
        <>
          <Button
            kind="danger"
            onClick={() => {
              onRevoke()
              onClose()
            }}
          >
            {t.revoke}
          </Button>
          <Button onClick={onClose}>{t.keep}</Button>
        </>
      }
    >
      {unsent > 0 && <Notice meaning="waiting" title={t.holds(unsent)} todo={t.holdsTodo} />}
      <p>{t.text}</p>
    </Dialog>
  )
}
