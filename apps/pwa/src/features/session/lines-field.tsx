import { useEffect, useRef } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { newEntryKey } from '../../binding/taken-entry.ts'
import { useDraft } from '../../binding/use-draft.ts'
import { useMessages } from '../../i18n/messages.ts'
import { TextField } from '../../ui/text-field.tsx'
import { typedSince } from '../../ui/typed-since.ts'
import { passportMessages } from './passport-messages.ts'
import styles from './passport.module.css'
import { SavedTextField } from '../../binding/saved-text-field.tsx'

export interface LinesFieldProps {
  readonly record: string
  /** A map of texts; its keys sort in the order of adding. */
  readonly field: string
  readonly lines: { readonly [key: string]: string } | undefined
  readonly label: string
  readonly hint?: string
  readonly maxLength: number
}

/** Lines that are added one after another with Enter; an emptied line goes. */
export function LinesField({ record, field, lines, label, hint, maxLength }: LinesFieldProps) {
  const t = useMessages(passportMessages)
  const device = useDevice()
  const [typed, setTyped] = useDraft<string>(`new/${record}/${field}`, '')
  const saving = useRef(Promise.resolve())
  const latest = useRef('')
  useEffect(() => {
    latest.current = typed ?? ''
  }, [typed])
  const sorted = Object.entries(lines ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))

  // One after the other: Enter on the next line may come before the line above is on the disk.
  function add(): Promise<void> {
    saving.current = saving.current.then(addTyped)
    return saving.current
  }

  async function addTyped(): Promise<void> {
    const taken = latest.current
    const text = taken.trim()
    if (text === '') return
    try {
      await device.change(record, { set: { [`${field}/${newEntryKey(device)}`]: text } })
      latest.current = typedSince(taken, latest.current)
      setTyped(latest.current)
    } catch {
      // The text stays in the field; the line of truth says why nothing is saved.
    }
  }

  return (
    <fieldset className={styles['lines']}>
      <legend className={styles['legend']}>{label}</legend>
      {hint !== undefined && <p className={styles['lead']}>{hint}</p>}
      {sorted.map(([key, text], index) => (
        <SavedTextField
          key={key}
          record={record}
          field={`${field}/${key}`}
          stored={text}
          label={`${label} ${index + 1}`}
          hideLabel
          maxLength={maxLength}
        />
      ))}
      <TextField
        label={t.addLine(label)}
        hideLabel
        placeholder={sorted.length === 0 ? t.firstLine : t.nextLine}
        value={typed ?? ''}
        maxLength={maxLength}
        autoComplete="off"
        onChange={setTyped}
        onLeave={() => void add()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void add()
        }}
      />
    </fieldset>
  )
}
