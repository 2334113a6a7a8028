import type { Person } from '@living-libraries/model/access'
import type { InvitationPreview } from '@living-libraries/model/join'
import { isStaff } from '@living-libraries/model/sign-in'
import { type FormEvent, useState } from 'react'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import type { Joining } from '../../sync/joining.ts'
import { Button } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './join-page.module.css'
import { joinMessages } from './messages.ts'

export interface JoinFormProps {
  readonly preview: InvitationPreview
  readonly isJoining: boolean
  readonly problem: TalkProblem | undefined
  /** Who works on the device; absent: it never joined. */
  readonly persons: readonly Person[] | undefined
  readonly onJoin: (joining: Omit<Joining, 'code'>) => void
  readonly onLeave: () => void
}

export function JoinForm({ preview, isJoining, problem, persons, onJoin, onLeave }: JoinFormProps) {
  const t = useMessages(joinMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const now = useNow()
  // A guest is asked nothing: whoever only reads needs no name here.
  const isGuest = preview.grant.role === 'guest'
  const usualName = usualDeviceName(t, isGuest)
  const [deviceName, setDeviceName] = useState(usualName)
  const [personName, setPersonName] = useState('')
  const [chosen, setChosen] = useState<string>(another)
  const isKnown = persons !== undefined
  // The staff sign in and stay apart: their roles are nobody's besides.
  const own = isStaff([preview.grant])
    ? []
    : (persons ?? []).filter(({ grants }) => !isStaff(grants))

  function join(event: FormEvent): void {
    event.preventDefault()
    if (isGuest) {
      // Where somebody works already, the same person reads besides: nobody needs to take turns for that.
      const [first] = own
      return onJoin({ deviceName: usualName, ...(first === undefined ? {} : { person: first.id }) })
    }
    const name = personName.trim()
    onJoin({
      deviceName: deviceName.trim() || usualName,
      ...(chosen === another ? (name === '' ? {} : { personName: name }) : { person: chosen }),
    })
  }

  return (
    <>
      <PageHeader
        over={words.roles[preview.grant.role]}
        title={preview.territory ?? words.region}
        lead={t.until(format.when(preview.expiresAt, now))}
      />
      {isKnown && <Notice meaning="active" title={t.addsRole} />}
      <form className={styles['form']} onSubmit={join}>
        {isGuest ? (
          <p>{t.guest}</p>
        ) : (
          <>
            {own.length > 0 && (
              <>
                <ChipGroup
                  legend={t.who}
                  chips={[
                    { value: another, label: t.another },
                    ...own.map(({ id, name }) => ({ value: id, label: name || t.nameless })),
                  ]}
                  value={chosen}
                  onChange={(value) => value !== null && setChosen(value)}
                />
                <p className={styles['soft']}>{t.whoHint}</p>
              </>
            )}
            {chosen === another && (
              <TextField
                label={t.personName}
                hint={t.personHint}
                value={personName}
                onChange={setPersonName}
                // No browser is to keep a name beside the sealed one.
                autoComplete="off"
                maxLength={200}
              />
            )}
            <TextField
              label={t.deviceName}
              hint={t.deviceHint}
              value={deviceName}
              onChange={setDeviceName}
              autoComplete="off"
              maxLength={100}
            />
          </>
        )}
        {problem !== undefined && <ProblemNotice urgent problem={problem} />}
        <Button kind="primary" type="submit" wide disabled={isJoining}>
          {isJoining ? t.connecting : t.connect}
        </Button>
        {!isGuest && <p className={styles['soft']}>{t.used}</p>}
        {isKnown && <Button onClick={onLeave}>{t.skip}</Button>}
      </form>
    </>
  )
}

/** Somebody who does not work on the device yet. */
const another = 'another'

function usualDeviceName(
  t: { phone: string; computer: string; guestPhone: string; guestComputer: string },
  isGuest: boolean,
): string {
  if (isGuest) return isPhone() ? t.guestPhone : t.guestComputer
  return isPhone() ? t.phone : t.computer
}

/** A finger and a narrow screen; a guess for the name that is offered, nothing depends on it. */
function isPhone(): boolean {
  return matchMedia('(pointer: coarse) and (max-width: 60rem)').matches
}
