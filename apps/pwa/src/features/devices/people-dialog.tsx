import type { Grant } from '@living-libraries/model/access'
import { type FormEvent, useId, useState } from 'react'
import { choicesFor } from '../../binding/role-choices.ts'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { type Identity, useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { usePersonLine } from './device-list.tsx'
import styles from './devices-page.module.css'
import { devicesMessages } from './messages.ts'
import type { KeptDevice, ManagedPerson } from './use-devices.ts'

export interface PeopleDialogProps {
  readonly device: KeptDevice
  readonly onClose: () => void
  readonly onMove: (persons: readonly ManagedPerson[], to: Grant) => void
  readonly onRemove: (person: string) => void
  /** Undefined: only administrators erase those who worked here. */
  readonly onErase: ((person: string) => void) | undefined
}

/** Who works on a device: one may be taken off it, some or all may go to another place. */
export function PeopleDialog(props: PeopleDialogProps) {
  const { device, onClose, onMove, onRemove, onErase } = props
  const t = useMessages(devicesMessages)
  const { identity } = useMe()
  const forum = useForum()
  const lineOf = usePersonLine()
  const formId = useId()
  const { persons, managed } = device
  const movable = managed.filter(({ local }) => local !== undefined)
  const [asked, setAsked] = useState<ManagedPerson>()
  if (asked !== undefined && onErase !== undefined) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t.peopleDialog.eraseTitle(asked.name || t.noName)}
        actions={
          <>
            <Button
              kind="danger"
              onClick={() => {
                onErase(asked.id)
                onClose()
              }}
            >
              {t.peopleDialog.erase}
            </Button>
            <Button onClick={onClose}>{t.peopleDialog.keep}</Button>
          </>
        }
      >
        <p>{t.peopleDialog.eraseText}</p>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.peopleDialog.title(device.name)}
      actions={
        movable.length > 0 && (
          <Button kind="primary" type="submit" form={formId}>
            {t.peopleDialog.move}
          </Button>
        )
      }
    >
      {(persons.length > 1 || onErase !== undefined) && (
        <>
          <List label={t.peopleDialog.title(device.name)}>
            {managed.map((person) => (
              <Row
                key={person.id}
                title={person.name || t.noName}
                detail={lineOf(person)}
                actions={
                  <>
                    {persons.length > 1 && (
                      <Button
                        onClick={() => {
                          onRemove(person.id)
                          onClose()
                        }}
                      >
                        {t.peopleDialog.remove}
                      </Button>
                    )}
                    {onErase !== undefined && (
                      <Button kind="danger" onClick={() => setAsked(person)}>
                        {t.peopleDialog.erase}
                      </Button>
                    )}
                  </>
                }
              />
            ))}
          </List>
          {persons.length > 1 && <p className={styles['hint']}>{t.peopleDialog.removeHint}</p>}
        </>
      )}
      {movable.length === 0 && <p>{t.peopleDialog.nobody}</p>}
      {movable.length > 0 && identity && forum && (
        <MoveForm
          formId={formId}
          device={device}
          movable={movable}
          forum={forum}
          grants={identity.grants}
          onMove={(who, to) => {
            onMove(who, to)
            onClose()
          }}
        />
      )}
    </Dialog>
  )
}

interface MoveFormProps {
  readonly formId: string
  readonly device: KeptDevice
  readonly movable: readonly ManagedPerson[]
  readonly forum: Forum
  readonly grants: Identity['grants']
  readonly onMove: (persons: readonly ManagedPerson[], to: Grant) => void
}

function MoveForm({ formId, device, movable, forum, grants, onMove }: MoveFormProps) {
  const t = useMessages(devicesMessages)
  const words = useMessages(vocabularyMessages)
  const { venues, municipalities } = choicesFor(grants, forum)
  const [who, setWho] = useState('')
  const [role, setRole] = useState<'librarian' | 'coordinator'>('librarian')
  const [venue = venues[0]?.value ?? '', setVenue] = useState<string>()
  const [municipality = municipalities[0]?.value ?? '', setMunicipality] = useState<string>()
  const unsent = device.unsent ?? 0

  function submit(event: FormEvent): void {
    event.preventDefault()
    const chosen = who === '' ? movable : movable.filter(({ id }) => id === who)
    onMove(chosen, role === 'librarian' ? { role, venue } : { role, municipality })
  }

  const people = movable.map(({ id, name }) => ({ value: id, label: name || t.noName }))
  const roles = (['librarian', 'coordinator'] as const).map((value) => ({
    value,
    label: words.roles[value],
  }))
  return (
    <form id={formId} className={styles['page']} onSubmit={submit}>
      <h3>{t.peopleDialog.moveTitle}</h3>
      {unsent > 0 && (
        <Notice
          meaning="waiting"
          title={t.peopleDialog.holds(unsent)}
          todo={t.peopleDialog.holdsTodo}
        />
      )}
      <Select
        label={t.peopleDialog.who}
        value={who}
        options={[{ value: '', label: t.peopleDialog.all }, ...people]}
        onChange={setWho}
      />
      {municipalities.length > 0 && (
        <Select label={t.peopleDialog.role} value={role} options={roles} onChange={setRole} />
      )}
      {role === 'librarian' ? (
        <Select label={t.peopleDialog.venue} value={venue} options={venues} onChange={setVenue} />
      ) : (
        <Select
          label={t.peopleDialog.municipality}
          value={municipality}
          options={municipalities}
          onChange={setMunicipality}
        />
      )}
      <p className={styles['hint']}>{t.peopleDialog.moveHint}</p>
    </form>
  )
}
