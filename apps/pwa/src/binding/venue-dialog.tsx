import { useMessages } from '../i18n/messages.ts'
import { placeMessages } from '../i18n/place-messages.ts'
import { PlaceChanges } from './place-changes.tsx'
import { PlaceDialog, type PlaceWords } from './place-dialog.tsx'
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
      place={venue?.record ?? `new/${municipality.id}`}
      title={venue === undefined ? `${t.addVenue}: ${municipality.name}` : t.editVenue}
      stored={{ name: venue?.name ?? '', detail: venue?.address ?? '' }}
      detailLabel={t.address}
      onSave={(typed, over, draft) =>
        venue === undefined
          ? add(municipality.id, venueWordsOf(typed), draft)
          : change(venue.record, venueWordsOf(over), venueWordsOf(typed), draft)
      }
      onClose={onClose}
    >
      {venue !== undefined && (
        <PlaceChanges kind="venue" record={venue.record} municipality={municipality.id} />
      )}
    </PlaceDialog>
  )
}

function venueWordsOf({ name, detail }: PlaceWords): VenueWords {
  return { name, address: detail }
}
