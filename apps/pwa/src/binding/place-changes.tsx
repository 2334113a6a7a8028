import { municipalitySpace } from '@living-libraries/model/space'
import { DisputePanel } from './dispute-panel.tsx'
import { RecordHistory } from './record-history.tsx'
import { usePersonName } from './use-person-name.ts'
import { useRecord } from './use-records.ts'

/** What several people made of the name of one place, and what it was called before. */
export function PlaceChanges({
  kind,
  record: id,
  municipality,
}: {
  readonly kind: 'venue' | 'municipality'
  readonly record: string
  readonly municipality: string
}) {
  const record = useRecord(kind, id)
  const nameOf = usePersonName(municipalitySpace(municipality))
  if (!record) return null
  return (
    <>
      <DisputePanel record={record} nameOf={nameOf} />
      <RecordHistory record={record} nameOf={nameOf} />
    </>
  )
}
