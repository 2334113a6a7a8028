import { type Consent, mayBeNamed } from '@living-libraries/model/consent'
import { useEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { DeletedRecords } from '../../../binding/deleted-records.tsx'
import { useDevice } from '../../../binding/device-context.tsx'
import { DisputeBadge, isDisputed } from '../../../binding/dispute-badge.tsx'
import { DisputePanel } from '../../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../../binding/record-history.tsx'
import type { AnswerNames } from '../../../binding/use-answer-names.ts'
import { useConsentKeeping } from '../../../binding/use-consent-keeping.ts'
import { useRecords } from '../../../binding/use-records.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { choiceMessages } from '../../../i18n/choice-messages.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { ChipGroup } from '../../../ui/chip-group.tsx'
import { List, Row } from '../../../ui/list.tsx'
import { UndoRemoval } from '../../../binding/undo-removal.tsx'
import { LinesField } from '../lines-field.tsx'
import { passportMessages } from '../passport-messages.ts'
import styles from '../passport.module.css'
import { SavedTextField } from '../../../binding/saved-text-field.tsx'
import { delegateMessages } from './delegate-messages.ts'

/** Groups of territorial development, formed here; they outlive the session. */
export function GroupSection({
  view,
  names,
}: {
  readonly view: SessionView
  readonly names: AnswerNames
}) {
  const t = useMessages(delegateMessages).groups
  const device = useDevice()
  const groups = useRecords({ kind: 'group', space: view.session.space }) ?? []
  // A list elsewhere may lead to one of them.
  const [ledTo] = useState(new URLSearchParams(useSearch()).get('record') ?? undefined)
  const [openId, setOpenId] = useState(ledTo)
  const [removedId, setRemovedId] = useState<string>()
  const add = () =>
    device.make({
      kind: 'group',
      space: view.session.space,
      values: { title: t.newTitle, formedAt: view.session.id },
    })
  const remove = (id: string) => {
    setOpenId(undefined)
    void device.remove(id).then(() => setRemovedId(id))
  }
  return (
    <section className={styles['group']}>
      <h2>{t.title}</h2>
      <p className={styles['lead']}>{t.lead}</p>
      <div>
        <Button icon="plus" onClick={() => void add().then(setOpenId)}>
          {t.add}
        </Button>
      </div>
      {groups.length > 0 && (
        <List label={t.title}>
          {groups.map((group) =>
            group.id === openId ? (
              <li key={group.id}>
                <GroupForm
                  group={group}
                  isLedTo={group.id === ledTo}
                  nameOf={names.person}
                  onDone={() => setOpenId(undefined)}
                  onRemove={() => remove(group.id)}
                />
              </li>
            ) : (
              <Row
                key={group.id}
                title={group.fields.title ?? ''}
                detail={[group.fields.leader ?? t.noLeader, carriedBy(view, group.id, t.carries)]
                  .filter(Boolean)
                  .join(' · ')}
                meta={isDisputed(group) ? <DisputeBadge /> : undefined}
                onPress={() => setOpenId(group.id)}
              />
            ),
          )}
        </List>
      )}
      <DeletedRecords of={{ kind: 'group', space: view.session.space }} nameOf={names.person} />
      <UndoRemoval record={removedId} text={t.removed} onOver={() => setRemovedId(undefined)} />
    </section>
  )
}

function carriedBy(view: SessionView, group: string, say: (titles: string) => string): string {
  const titles = view.initiatives
    .filter(({ fields }) => fields.carrier === group)
    .map(({ fields }) => `«${fields.title}»`)
  return titles.length === 0 ? '' : say(titles.join(', '))
}

const named = ['leader', 'leaderContact']
const consents: readonly Consent[] = ['none', 'paper', 'screen', 'refused']

function GroupForm({
  group,
  isLedTo,
  nameOf,
  onDone,
  onRemove,
}: {
  readonly group: TypedRecord<'group'>
  readonly isLedTo: boolean
  readonly nameOf: AnswerNames['person']
  readonly onDone: () => void
  readonly onRemove: () => void
}) {
  const t = useMessages(delegateMessages)
  const choices = useMessages(choiceMessages)
  const shared = useMessages(passportMessages)
  const { id, fields } = group
  const keep = useConsentKeeping(group, named)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isLedTo) form.current?.scrollIntoView()
  }, [isLedTo])
  return (
    <div ref={form} className={styles['form']}>
      <DisputePanel record={group} nameOf={nameOf} />
      <SavedTextField
        record={id}
        field="title"
        stored={fields.title ?? ''}
        isRequired
        label={t.groups.name}
        maxLength={200}
      />
      <SavedTextField
        record={id}
        field="purpose"
        stored={fields.purpose ?? ''}
        label={t.groups.purpose}
        maxLength={2000}
        hasLines
      />
      <ChipGroup
        legend={t.consent}
        chips={consents.map((value) => ({ value, label: choices.consent[value] }))}
        value={fields.consent ?? 'none'}
        onChange={(consent) => consent !== null && keep({ consent })}
      />
      {mayBeNamed(fields) ? (
        <div className={styles['pair']}>
          <SavedTextField
            record={id}
            field="leader"
            stored={fields.leader ?? ''}
            label={t.groups.leader}
            maxLength={200}
          />
          <SavedTextField
            record={id}
            field="leaderContact"
            stored={fields.leaderContact ?? ''}
            label={t.groups.leaderContact}
            maxLength={200}
          />
        </div>
      ) : (
        <p className={styles['lead']}>{t.needsConsent}</p>
      )}
      <LinesField
        record={id}
        field="members"
        lines={fields.members}
        label={t.groups.members}
        hint={t.groups.membersHint}
        maxLength={500}
      />
      <RecordHistory record={group} nameOf={nameOf} />
      <div className={styles['actions']}>
        <Button kind="primary" onClick={onDone}>
          {shared.done}
        </Button>
        <Button kind="danger" icon="remove" onClick={onRemove}>
          {shared.remove}
        </Button>
      </div>
    </div>
  )
}
