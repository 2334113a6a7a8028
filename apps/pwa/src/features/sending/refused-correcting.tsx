import { useEffect, useRef, useState } from 'react'
import type { Correction } from '../../device/refused-entering.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { sendingMessages } from './messages.ts'
import { correctionsIn, faultsIn, type FieldToCorrect } from './refused-fields.ts'
import styles from './sending-page.module.css'
import { useCorrection } from './use-correction.ts'

export interface RefusedCorrectingProps {
  readonly item: RefusedItem
  readonly fields: readonly FieldToCorrect[]
  readonly label: (path: string) => string
  /** Tells whether it was entered. */
  readonly onEnter: (correction: Correction) => Promise<boolean>
  readonly onCancel: () => void
}

/** The words and choices once more, to be put right before they are recorded anew. */
export function RefusedCorrecting(props: RefusedCorrectingProps) {
  const { item, fields, label, onEnter, onCancel } = props
  const t = useMessages(sendingMessages).refused
  const { words, type, drafts, keep } = useCorrection(item, fields)
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const faults = faultsIn(fields, words)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => firstControl(form.current)?.focus(), [])

  async function record(): Promise<void> {
    setTried(true)
    if (isSaving) return
    if (Object.keys(faults).length > 0) {
      const wrong = fields.findIndex(({ path }) => Object.hasOwn(faults, path))
      form.current?.querySelectorAll<HTMLElement>(controls)[wrong]?.focus()
      return
    }
    setSaving(true)
    const corrections = correctionsIn(fields, words)
    const isEntered = await onEnter({ corrections, drafts: await drafts() })
    if (isEntered) return
    keep()
    setSaving(false)
  }

  return (
    <form
      ref={form}
      className={styles['correcting']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void record()
      }}
    >
      {fields.map((field) => {
        const { path } = field
        const shared = {
          label: label(path),
          error: isTried ? faultText(field, faults[path], t) : undefined,
          value: words[path] ?? '',
          onChange: (text: string) => type(path, text),
        }
        if (field.what === 'text') {
          const { limit } = field
          // One that is too long already must not be cut by the field before anybody has seen it.
          const maxLength = field.value.length > limit ? undefined : limit
          return (
            <TextArea
              key={path}
              {...shared}
              voice="people"
              rows={limit > 300 ? 3 : 1}
              maxLength={maxLength}
              onEnter={() => void record()}
            />
          )
        }
        const isOpen = field.isRequired || field.isGone
        const none = { value: '', label: isOpen ? t.choose : t.notChosen }
        return (
          <Select
            key={path}
            {...shared}
            hint={field.isGone ? t.gone : undefined}
            options={[none, ...field.options]}
          />
        )
      })}
      <div className={styles['buttons']}>
        <Button kind="primary" type="submit" disabled={isSaving}>
          {t.record}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  )
}

function faultText(
  field: FieldToCorrect,
  fault: 'missing' | 'too-long' | undefined,
  t: { readonly missing: string; readonly tooLong: (limit: number) => string },
): string | undefined {
  if (fault === 'missing') return t.missing
  return fault === 'too-long' && field.what === 'text' ? t.tooLong(field.limit) : undefined
}

const controls = 'textarea, select'

function firstControl(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>(controls) ?? null
}
