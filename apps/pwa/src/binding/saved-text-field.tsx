import { splitPath } from '@living-libraries/model/change'
import { isPersonalField } from '@living-libraries/model/personal'
import { lockMessages } from '../i18n/lock-messages.ts'
import { useMessages } from '../i18n/messages.ts'
import { savedTextMessages } from '../i18n/saved-text-messages.ts'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { UnsavedNotice } from './storage-trouble.tsx'
import { useEditedText } from './use-edited-text.ts'
import { useLock } from './use-lock.ts'
import { useAnyRecord } from './use-records.ts'

export interface SavedTextFieldProps {
  readonly record: string
  /** Path of the field in the record. */
  readonly field: string
  readonly stored: string
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: string
  readonly maxLength: number
  readonly hasLines?: boolean
  /** An emptied field goes back to what it was. */
  readonly isRequired?: boolean
}

/** A text of a record that saves itself when the field is left. */
export function SavedTextField(props: SavedTextFieldProps) {
  const isPersonal = isPersonalField(splitPath(props.field).field)
  return isPersonal ? <PersonalTextField {...props} /> : <OpenTextField {...props} />
}

/** One with a person's data is not there under a closed lock, and never again where it was erased. */
function PersonalTextField(props: SavedTextFieldProps) {
  const { record, field, label } = props
  const lock = useLock()
  const ofLock = useMessages(lockMessages)
  const t = useMessages(savedTextMessages)
  const isErased = useAnyRecord(record)?.forgotten?.includes(field) === true
  if (isErased || lock.state === 'closed') {
    return (
      <p>
        {label}: {isErased ? t.erased : ofLock.hidden}
      </p>
    )
  }
  return <OpenTextField {...props} />
}

function OpenTextField({
  record,
  field,
  stored,
  label,
  hideLabel = false,
  hint,
  maxLength,
  hasLines = false,
  isRequired = false,
}: SavedTextFieldProps) {
  const { text, setText, commit, hasFailed } = useEditedText({
    record,
    field,
    stored,
    isRequired,
  })
  const shared = {
    label,
    hideLabel,
    hint,
    maxLength,
    value: text,
    onChange: setText,
    onLeave: commit,
  }
  return (
    <>
      {hasLines ? <TextArea {...shared} /> : <TextField {...shared} autoComplete="off" />}
      {hasFailed && <UnsavedText />}
    </>
  )
}

/** The text stayed in its field and is not saved. */
export function UnsavedText() {
  const t = useMessages(savedTextMessages)
  return <UnsavedNotice title={t.failed} todo={t.failedTodo} />
}
