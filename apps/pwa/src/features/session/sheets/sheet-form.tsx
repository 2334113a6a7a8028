import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useDevice } from '../../../binding/device-context.tsx'
import { DisputePanel } from '../../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../../binding/record-history.tsx'
import { PhotoStrip } from '../../../binding/photos/photo-strip.tsx'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import { SavedTextField } from '../../../binding/saved-text-field.tsx'
import { tablesOf } from '../../../binding/session-tables.ts'
import { sheetMessages } from './sheet-messages.ts'

export interface SheetFormProps {
  readonly sheet: TypedRecord<'sheet'>
  readonly view: SessionView
  readonly pack: ForumPack
  readonly nameOf: (person: string) => string
  readonly onType: () => void
}

/** One sheet of paper: where it comes from, who wrote it, and whether all of it is typed. */
export function SheetForm({ sheet, view, pack, nameOf, onType }: SheetFormProps) {
  const t = useMessages(sheetMessages)
  const device = useDevice()
  const { id, fields } = sheet
  const choose = (field: string, value: string) =>
    void device.change(id, value === '' ? { unset: [field] } : { set: { [field]: value } })
  return (
    <>
      <DisputePanel record={sheet} nameOf={nameOf} />
      <Button kind="primary" icon="edit" wide onClick={onType}>
        {t.type}
      </Button>
      {fields.number !== undefined && (
        <PhotoStrip
          space={view.session.space}
          session={view.session.id}
          of={{ sheet: fields.number }}
        />
      )}
      <SavedTextField
        record={id}
        field="number"
        stored={fields.number ?? ''}
        isRequired
        label={t.number}
        maxLength={40}
      />
      <Select
        label={t.table}
        value={fields.table ?? ''}
        options={[
          { value: '', label: t.noTable },
          ...tablesOf(view.session).map((table) => ({ value: table.id, label: table.name })),
        ]}
        onChange={(value) => choose('table', value)}
      />
      <Select
        label={t.question}
        value={fields.question ?? ''}
        options={[
          { value: '', label: t.anyQuestion },
          ...pack.questions.map((one, index) => ({
            value: one.id,
            label: `${index + 1}. ${one.text}`,
          })),
        ]}
        onChange={(value) => choose('question', value)}
      />
      <SavedTextField
        record={id}
        field="writer"
        stored={fields.writer ?? ''}
        label={t.writer}
        hint={t.writerHint}
        maxLength={200}
      />
      <Toggle
        label={t.isTyped}
        hint={t.isTypedHint}
        checked={fields.typed === true}
        onChange={(typed) => void device.change(id, { set: { typed } })}
      />
      <RecordHistory record={sheet} nameOf={nameOf} />
    </>
  )
}
