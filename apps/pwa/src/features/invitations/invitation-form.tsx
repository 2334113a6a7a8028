import type { Grant, Role } from '@living-libraries/model/access'
import { usualTerms } from '@living-libraries/model/usual-terms'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { Counter } from '../../ui/counter.tsx'
import { Select } from '../../ui/select.tsx'
import type { RoleChoices } from '../../binding/role-choices.ts'
import styles from './invitations-page.module.css'
import { invitationsMessages } from './messages.ts'
import type { FreshInvitation } from './use-invitations.ts'

export interface InvitationFormProps {
  readonly choices: RoleChoices
  /** The forum's last day, to which links usually live. */
  readonly forumEnd: string
  /** The venue that the address asked for. */
  readonly venue: string | undefined
  readonly isBusy: boolean
  readonly onMake: (request: FreshInvitation['request']) => void
}

export function InvitationForm(props: InvitationFormProps) {
  const { choices, forumEnd, venue: wanted, isBusy, onMake } = props
  const t = useMessages(invitationsMessages).form
  const words = useMessages(vocabularyMessages)
  const { roles, venues, municipalities } = choices
  const [role, setRole] = useState<Role>('librarian')
  const [venue = venues[0]?.value ?? '', setVenue] = useState(
    venues.find(({ value }) => value === wanted)?.value,
  )
  const [municipality = municipalities[0]?.value ?? '', setMunicipality] = useState<string>()
  const [terms, setTerms] = useState(() => usualTerms('librarian', forumEnd, Date.now()))

  function choose(next: Role): void {
    setRole(next)
    setTerms(usualTerms(next, forumEnd, Date.now()))
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    onMake({ grant: grantOf(role, venue, municipality), ...terms })
  }

  if (role === 'librarian' && venues.length === 0 && roles.length === 1) return <p>{t.noVenues}</p>
  return (
    <form className={styles['form']} onSubmit={submit}>
      {roles.length > 1 && (
        <Select
          label={t.role}
          value={role}
          options={roles.map((value) => ({ value, label: words.roles[value] }))}
          onChange={choose}
        />
      )}
      {role === 'librarian' && (
        <Select label={t.venue} value={venue} options={venues} onChange={setVenue} />
      )}
      {role === 'coordinator' && (
        <Select
          label={t.municipality}
          value={municipality}
          options={municipalities}
          onChange={setMunicipality}
        />
      )}
      <Counter
        label={t.uses}
        min={1}
        max={100}
        value={terms.maxUses}
        onChange={(maxUses) => setTerms({ ...terms, maxUses })}
      />
      <Counter
        label={t.days}
        min={1}
        max={90}
        value={terms.days}
        onChange={(days) => setTerms({ ...terms, days })}
      />
      <div>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? t.making : t.make}
        </Button>
      </div>
    </form>
  )
}

function grantOf(role: Role, venue: string, municipality: string): Grant {
  switch (role) {
    case 'librarian':
      return { role, venue }
    case 'coordinator':
      return { role, municipality }
    case 'regional':
    case 'administrator':
    case 'guest':
      return { role }
  }
}
