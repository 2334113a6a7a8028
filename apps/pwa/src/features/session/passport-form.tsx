import type { ReactNode } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../binding/record-history.tsx'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import type { AnswerNames } from '../../binding/use-answer-names.ts'
import type { SessionView } from '../../binding/use-session.ts'
import type { TypedRecord } from '../../device/device.ts'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { RecordComments } from './record-comments.tsx'

type Titled = TypedRecord<'element'> | TypedRecord<'initiative'>

export interface PassportFormProps {
  readonly record: Titled
  readonly view: SessionView
  readonly names: AnswerNames
  /** What the title and the type are called here. */
  readonly words: { readonly name: string; readonly nameHint?: string; readonly type: string }
  /** The types of the pack. */
  readonly types: readonly { readonly id: string; readonly title: string }[]
  /** What belongs to this kind alone. */
  readonly children: ReactNode
}

/** What the forms of elements and initiatives share: title and type above, history and comments below. */
export function PassportForm({ record, view, names, words, types, children }: PassportFormProps) {
  const device = useDevice()
  const { id } = record
  // Read by name: the two kinds have both fields, each with a schema of its own.
  const { title = '', type = null }: { title?: string; type?: string | null } = record.fields
  return (
    <>
      <DisputePanel record={record} nameOf={names.person} />
      <SavedTextField
        record={id}
        field="title"
        stored={title}
        isRequired
        label={words.name}
        {...(words.nameHint === undefined ? {} : { hint: words.nameHint })}
        maxLength={200}
      />
      <ChipGroup
        legend={words.type}
        chips={types.map((one) => ({ value: one.id, label: one.title }))}
        value={type}
        clearable
        onChange={(next) =>
          void device.change(id, next === null ? { unset: ['type'] } : { set: { type: next } })
        }
      />
      {children}
      <RecordHistory record={record} nameOf={names.person} />
      <RecordComments record={id} view={view} nameOf={names.person} />
    </>
  )
}
