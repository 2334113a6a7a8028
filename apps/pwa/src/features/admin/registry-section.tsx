import { useState } from 'react'
import { PlaceChanges } from '../../binding/place-changes.tsx'
import { PlaceDialog, type PlaceWords } from '../../binding/place-dialog.tsx'
import { VenueDialog } from '../../binding/venue-dialog.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { placeMessages } from '../../i18n/place-messages.ts'
import { invitationsLink } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import parts from '../../ui/part.module.css'
import styles from './admin-page.module.css'
import { adminMessages } from './messages.ts'
import {
  foundIn,
  type MunicipalityWords,
  type RegistryMunicipality,
  type RegistryVenue,
  useMunicipalityWriting,
  useRegistry,
} from './use-registry.ts'

type Editing =
  | {
      readonly what: 'venue'
      readonly municipality: RegistryMunicipality
      readonly venue: RegistryVenue
    }
  | { readonly what: 'new venue'; readonly municipality: RegistryMunicipality }
  | { readonly what: 'municipality'; readonly municipality: RegistryMunicipality }

/** The registry as it stands on this device; edits are records like all others, and go without a line too. */
export function RegistrySection() {
  const t = useMessages(adminMessages).registry
  const registry = useRegistry()
  const [text, setText] = useState('')
  const [editing, setEditing] = useState<Editing>()
  if (registry === undefined) return null
  const found = foundIn(registry, text)
  const placeholders = registry.flatMap(({ venues }) => venues.filter((one) => one.isPlaceholder))
  return (
    <section className={parts['part']} aria-labelledby="registry">
      <h2 id="registry">{t.title}</h2>
      {placeholders.length > 0 && (
        <Notice meaning="waiting" title={t.placeholders(placeholders.length)} />
      )}
      <TextField label={t.search} type="search" value={text} onChange={setText} />
      {found.length === 0 && <p>{t.notFound}</p>}
      <div>
        {found.map((municipality) => (
          <MunicipalityPart
            key={municipality.record}
            municipality={municipality}
            isOpen={text.trim() !== ''}
            onEdit={setEditing}
          />
        ))}
      </div>
      {editing !== undefined && (
        <EditingDialog editing={editing} onClose={() => setEditing(undefined)} />
      )}
    </section>
  )
}

function MunicipalityPart({
  municipality,
  isOpen,
  onEdit,
}: {
  readonly municipality: RegistryMunicipality
  readonly isOpen: boolean
  readonly onEdit: (editing: Editing) => void
}) {
  const t = useMessages(adminMessages).registry
  const { name, venues } = municipality
  return (
    <details className={styles['municipality']} open={isOpen}>
      <summary>
        <Icon name="down" size={20} />
        <span className={styles['name']}>{name}</span>
        <span className={parts['quiet']}>{t.venues(venues.length)}</span>
      </summary>
      <div className={styles['venues']}>
        <List label={name}>
          {venues.map((venue) => (
            <Row
              key={venue.record}
              title={venue.name}
              detail={[venue.address || t.noAddress, venue.isPlaceholder && t.placeholder]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <>
                  <Button
                    icon="edit"
                    onClick={() => onEdit({ what: 'venue', municipality, venue })}
                  >
                    {t.edit}
                  </Button>
                  <ButtonLink href={invitationsLink(venue.venue)}>{t.invite}</ButtonLink>
                </>
              }
            />
          ))}
        </List>
        <div className={parts['buttons']}>
          <Button icon="plus" onClick={() => onEdit({ what: 'new venue', municipality })}>
            {t.addVenue}
          </Button>
          <Button onClick={() => onEdit({ what: 'municipality', municipality })}>
            {t.editMunicipality}
          </Button>
        </div>
      </div>
    </details>
  )
}

function EditingDialog({
  editing,
  onClose,
}: {
  readonly editing: Editing
  readonly onClose: () => void
}) {
  const t = useMessages(placeMessages)
  const write = useMunicipalityWriting()
  const { municipality } = editing
  const own = { id: municipality.municipality, name: municipality.name }
  switch (editing.what) {
    case 'venue':
      return <VenueDialog municipality={own} venue={editing.venue} onClose={onClose} />
    case 'new venue':
      return <VenueDialog municipality={own} onClose={onClose} />
    case 'municipality':
      return (
        <PlaceDialog
          place={municipality.record}
          title={t.editMunicipality}
          stored={{ name: municipality.name, detail: municipality.centre }}
          detailLabel={t.centre}
          onSave={(typed, over, draft) =>
            write(municipality.record, municipalityWordsOf(over), municipalityWordsOf(typed), draft)
          }
          onClose={onClose}
        >
          <PlaceChanges
            kind="municipality"
            record={municipality.record}
            municipality={municipality.municipality}
          />
        </PlaceDialog>
      )
  }
}

function municipalityWordsOf({ name, detail }: PlaceWords): MunicipalityWords {
  return { name, centre: detail }
}
