import { type FormEvent, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { personMessages } from '../i18n/person-messages.ts'
import type { TalkProblem } from '../i18n/problem-messages.ts'
import { vocabularyMessages } from '../i18n/vocabulary-messages.ts'
import { routes } from '../routes.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { List, Row } from '../ui/list.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useDevice } from './device-context.tsx'
import styles from './person-list.module.css'
import { problemIn } from './use-centre-answer.ts'
import { useLock } from './use-lock.ts'
import type { Identity } from './use-me.ts'

export interface PersonListProps {
  readonly identity: Identity
  /** Another person has taken the device over. */
  readonly onSwitched?: () => void
}

/** The people who take turns on this device, and the way to add one. */
export function PersonList({ identity, onSwitched }: PersonListProps) {
  const t = useMessages(personMessages)
  const words = useMessages(vocabularyMessages)
  const device = useDevice()
  const { me, person, grants } = identity
  const take = (id: string) => void device.switchPerson(id).then(onSwitched)
  return (
    <div className={styles['people']}>
      <List label={t.list}>
        {me.persons.map((one) => {
          const roles = [...new Set(one.grants.map(({ role }) => words.roles[role]))].join(', ')
          const isCurrent = one.id === person.id
          return (
            <Row
              key={one.id}
              title={one.name || t.anonymous}
              detail={isCurrent ? `${roles} · ${t.current}` : roles}
              actions={!isCurrent && <Button onClick={() => take(one.id)}>{t.take}</Button>}
            />
          )
        })}
      </List>
      {grants.some(({ role }) => role === 'librarian') && <AddPerson onAdded={onSwitched} />}
    </div>
  )
}

function AddPerson({ onAdded }: { readonly onAdded: (() => void) | undefined }) {
  const t = useMessages(personMessages)
  const device = useDevice()
  const lock = useLock()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<TalkProblem>()

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return setError(t.nameEmpty)
    setBusy(true)
    setProblem(undefined)
    void device
      .addPerson(name.trim())
      .then(
        () => {
          setOpen(false)
          setName('')
          onAdded?.()
        },
        (failure: unknown) => setProblem(problemIn(failure)),
      )
      .finally(() => setBusy(false))
  }

  if (!isOpen) {
    return (
      <div>
        <Button icon="plus" onClick={() => setOpen(true)}>
          {t.add}
        </Button>
      </div>
    )
  }
  // Whose names these are, only one person knew until now.
  if (lock.state === 'none') {
    return (
      <Notice
        urgent
        title={t.lockFirst}
        todo={t.lockFirstText}
        actions={
          <ButtonLink kind="primary" icon="lock" href={routes.lock}>
            {t.lockSet}
          </ButtonLink>
        }
      />
    )
  }
  return (
    <form className={styles['people']} onSubmit={submit} noValidate>
      <p>{t.addText}</p>
      <TextField
        label={t.name}
        hint={t.nameHint}
        error={error}
        value={name}
        maxLength={200}
        autoComplete="off"
        onChange={(next) => {
          setName(next)
          setError(undefined)
        }}
      />
      {problem !== undefined && <ProblemNotice urgent problem={problem} />}
      <div>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? t.adding : t.add}
        </Button>
      </div>
    </form>
  )
}
