import type { Grant } from '@living-libraries/model/access'
import { type FormEvent, useState } from 'react'
import type { RoleChoices } from '../../binding/role-choices.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './devices-page.module.css'
import { devicesMessages } from './messages.ts'
import { moveTargets } from './move-targets.ts'
import type { KeptDevice, ManagedPerson } from './use-devices.ts'

export interface MoveFormProps {
  readonly formId: string
  readonly device: KeptDevice
  /** Somebody at least, and with somewhere to go: see `hasTarget`. */
  readonly movable: readonly ManagedPerson[]
  readonly choices: RoleChoices
  readonly onMove: (persons: readonly ManagedPerson[], to: Grant) => void
}

/** Whether there is another place for these people. */
export function hasTarget(choices: RoleChoices, people: readonly ManagedPerson[]): boolean {
  const { librarian, coordinator } = targetsOf(choices, people)
  return people.length > 0 && librarian.length + coordinator.length > 0
}

/** Who goes, as whom, and where to. */
export function MoveForm({ formId, device, movable, choices, onMove }: MoveFormProps) {
  const t = useMessages(devicesMessages)
  const words = useMessages(vocabularyMessages)
  const [who, setWho] = useState('')
  const chosen = who === '' ? movable : movable.filter(({ id }) => id === who)
  const targets = targetsOf(choices, chosen)
  const roles = (['librarian', 'coordinator'] as const).filter((one) => targets[one].length > 0)
  const [wantedRole, setRole] = useState<'librarian' | 'coordinator'>()
  const present = wantedRole ?? chosen[0]?.local?.role
  const role = roles.find((one) => one === present) ?? roles[0] ?? 'librarian'
  const places = targets[role]
  const [wantedPlace, setPlace] = useState<string>()
  const place = places.find(({ value }) => value === wantedPlace)?.value ?? places[0]?.value
  const unsent = device.unsent ?? 0

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (place === undefined) return
    onMove(chosen, role === 'librarian' ? { role, venue: place } : { role, municipality: place })
  }

  const people = movable.map(({ id, name }) => ({ value: id, label: name || t.noName }))
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
      {choices.municipalities.length > 0 && (
        <Select
          label={t.peopleDialog.role}
          value={role}
          options={roles.map((value) => ({ value, label: words.roles[value] }))}
          onChange={setRole}
        />
      )}
      {place === undefined ? (
        <p>{t.peopleDialog.nowhere}</p>
      ) : (
        <Select
          label={role === 'librarian' ? t.peopleDialog.venue : t.peopleDialog.municipality}
          value={place}
          options={places}
          onChange={setPlace}
        />
      )}
      <p className={styles['hint']}>{t.peopleDialog.moveHint}</p>
    </form>
  )
}

function targetsOf(choices: RoleChoices, people: readonly ManagedPerson[]) {
  return moveTargets(
    choices,
    people.map(({ local }) => local),
  )
}
