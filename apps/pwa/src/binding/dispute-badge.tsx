import type { RecordState } from '@living-libraries/model/record'
import { useMessages } from '../i18n/messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'
import { StatusBadge } from '../ui/status-badge.tsx'

/** Whether two people set something of the record without having seen each other, and nobody has chosen yet. */
export function isDisputed({ disputed }: Pick<RecordState, 'disputed'>): boolean {
  return Object.keys(disputed).length > 0
}

/** Says in a list that a choice waits in the record. */
export function DisputeBadge() {
  const t = useMessages(recordMessages).dispute
  return <StatusBadge meaning="needs">{t.choose}</StatusBadge>
}
