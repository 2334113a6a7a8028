import { useMessages } from '../i18n/messages.ts'
import { placeMessages } from '../i18n/place-messages.ts'
import { PlaceChanges } from './place-changes.tsx'
import { PlaceDialog } from './place-dialog.tsx'
import { useVenueWriting, type VenueWords } from './use-venue-writing.ts'

export interface VenueDialogProps {
  readonly municipality: { readonly id: string; readonly name: string }
  /** The one that is renamed; without it a new one is added. */
  readonly venue?: VenueWords & { readonly record: string }
  readonly onClose: () => void
}

/** Gives a venue the name that people know it by. */
export function VenueDialog({ municipality, venue, onClose }: VenueDialogProps) {
  const t = useMessages(placeMessages)
  const { change, add } = useVenueWriting()
  return (
    <PlaceDialog
      title={venue === undefined ? `${t.addVenue}: ${municipality.name}` : t.editVenue}
      name={venue?.name ?? ''}
      detail={venue?.address ?? ''}
      detailLabel={t.address}
      onSave={(name, address) => {
        const words = { name, address }
        return venue === undefined
          ? add(municipality.id, words)
          : change(venue.record, venue, words)
      }}
      onClose={onClose}
    >
      {venue !== undefined && (
        <PlaceChanges kind="venue" record={venue.record} municipality={municipality.id} />
      )}
    </PlaceDialog>
  )
}
