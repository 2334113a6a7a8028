import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import { useDraft } from '../../binding/use-draft.ts'
import type { Block } from '../../documents/official-document.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { reportsMessages } from './reports-messages.ts'

/** By the heading of a section, as it stands in the report. */
export interface Remarks {
  readonly [section: string]: string
}

/**
 * What somebody of the region's desk has written beside the sections, kept until the report is returned. undefined
 * until it was read: a remark that is added before that would take the place of all others.
 */
export function useRemarks(
  agreement: string,
): readonly [Remarks | undefined, (remarks: Remarks) => void] {
  return useDraft<{ readonly [section: string]: string }>(`report-remarks/${agreement}`, {})
}

export interface RemarkWayProps {
  readonly block: Block
  readonly remarks: Remarks
  /** Absent: the report is decided, remarks are only read. */
  readonly onOpen?: ((section: string) => void) | undefined
}

/** Beside the heading of a section, or of an initiative in it: its remark, and the way to write one. */
export function RemarkWay({ block, remarks, onOpen }: RemarkWayProps) {
  const t = useMessages(reportsMessages).remarks
  if (block.type !== 'heading' || block.level > 2) return null
  const { text } = block
  const own = remarks[text]
  return (
    <>
      {onOpen !== undefined && (
        <button type="button" className="way-to-sources" onClick={() => onOpen(text)}>
          {own === undefined ? t.add : t.edit}
        </button>
      )}
      {own !== undefined && <span className="sheet-remark">{own}</span>}
    </>
  )
}

export interface RemarkDialogProps {
  /** undefined: closed. */
  readonly section: string | undefined
  readonly remarks: Remarks
  readonly onChange: (remarks: Remarks) => void
  readonly onClose: () => void
}

export function RemarkDialog({ section, remarks, onChange, onClose }: RemarkDialogProps) {
  const t = useMessages(reportsMessages).remarks
  return (
    <Dialog open={section !== undefined} title={section ?? ''} onClose={onClose}>
      {section !== undefined && (
        <RemarkForm
          stored={remarks[section] ?? ''}
          label={t.field}
          act={t.done}
          onDone={(text) => {
            const { [section]: _before, ...others } = remarks
            onChange(text === '' ? others : { ...others, [section]: text })
            onClose()
          }}
        />
      )}
    </Dialog>
  )
}

function RemarkForm({
  stored,
  label,
  act,
  onDone,
}: {
  readonly stored: string
  readonly label: string
  readonly act: string
  readonly onDone: (text: string) => void
}) {
  const [text, setText] = useState(stored)
  return (
    <>
      <TextArea label={label} maxLength={2000} value={text} onChange={setText} />
      <div>
        <Button kind="primary" onClick={() => onDone(cleanText(text))}>
          {act}
        </Button>
      </div>
    </>
  )
}
