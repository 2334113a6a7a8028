import { useEffect, useRef, useState } from 'react'
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
  const [isSaving, setSaving] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef('')
  useEffect(() => {
    latest.current = typed ?? ''
  })
  const sorted = Object.entries(lines ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))

  async function add(): Promise<void> {
    const taken = typed ?? ''
    const text = taken.trim()
    if (text === '' || isSaving) return
    setSaving(true)
    try {
      await device.change(record, { set: { [`${field}/${newEntryKey(device)}`]: text } })
      setTyped(typedSince(taken, latest.current))
    } catch {
      // The text stays in the field; the line of truth says why nothing is saved.
    }
    setSaving(false)
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
        inputRef={input}
        value={typed ?? ''}
        maxLength={maxLength}
        autoComplete="off"
        onChange={setTyped}
        onLeave={() => void add()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void add().then(() => input.current?.focus())
        }}
      />
    </fieldset>
  )
}
