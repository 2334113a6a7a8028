import type { Grant } from '@living-libraries/model/access'
import { useId, useState } from 'react'
import { choicesFor } from '../../binding/role-choices.ts'
import { useForum } from '../../binding/use-forum.ts'
import { useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { List, Row } from '../../ui/list.tsx'
import { usePersonLine } from './device-list.tsx'
import styles from './devices-page.module.css'
import { devicesMessages } from './messages.ts'
import { hasTarget, MoveForm } from './move-form.tsx'
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
  const choices = identity && forum ? choicesFor(identity.grants, forum) : undefined
  const isMovable = choices !== undefined && hasTarget(choices, movable)
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
        isMovable && (
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
      {movable.length > 0 && choices !== undefined && !isMovable && <p>{t.peopleDialog.nowhere}</p>}
      {isMovable && (
        <MoveForm
          formId={formId}
          device={device}
          movable={movable}
          choices={choices}
          onMove={(who, to) => {
            onMove(who, to)
            onClose()
          }}
        />
      )}
    </Dialog>
  )
}
