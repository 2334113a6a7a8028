import { type Consent, mayBeDelegate, mayBeNamed } from '@living-libraries/model/consent'
import { useConsentKeeping } from '../../../binding/use-consent-keeping.ts'
import { useDevice } from '../../../binding/device-context.tsx'
import { DisputePanel } from '../../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../../binding/record-history.tsx'
import type { AnswerNames } from '../../../binding/use-answer-names.ts'
import { useRecords } from '../../../binding/use-records.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { choiceMessages } from '../../../i18n/choice-messages.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { ChipGroup } from '../../../ui/chip-group.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import styles from '../passport.module.css'
import { RecordComments } from '../record-comments.tsx'
import { SavedTextField } from '../../../binding/saved-text-field.tsx'
import { delegateMessages } from './delegate-messages.ts'

export interface DelegateFormProps {
  readonly delegate: TypedRecord<'delegate'>
  readonly view: SessionView
  readonly names: AnswerNames
}

const consents: readonly Consent[] = ['none', 'paper', 'screen', 'refused']
const seats = ['main', 'reserve'] as const
const contacts = [
  { field: 'name', maxLength: 200 },
  { field: 'occupation', maxLength: 200 },
  { field: 'telephone', maxLength: 60 },
  { field: 'email', maxLength: 120 },
] as const
const personal = contacts.map(({ field }) => field)

/** One delegate; name and contacts open only with consent, and go with it. */
export function DelegateForm({ delegate, view, names }: DelegateFormProps) {
  const t = useMessages(delegateMessages)
  const choices = useMessages(choiceMessages)
  const device = useDevice()
  const groups = useRecords({ kind: 'group', space: view.session.space }) ?? []
  const { id, fields } = delegate
  const keep = useConsentKeeping(delegate, personal)
  const choose = (field: string, value: string) =>
    void device.change(id, value === '' ? { unset: [field] } : { set: { [field]: value } })
  const none = { value: '', label: t.none }
  return (
    <>
      <DisputePanel record={delegate} nameOf={names.person} />
      <SavedTextField
        record={id}
        field="topic"
        stored={fields.topic ?? ''}
        label={t.topic}
        hint={t.topicHint}
        maxLength={1000}
        hasLines
      />
      <ChipGroup
        legend={t.seat}
        chips={seats.map((value) => ({ value, label: choices.seat[value] }))}
        value={fields.seat ?? 'main'}
        onChange={(seat) => seat !== null && void device.change(id, { set: { seat } })}
      />
      <Toggle
        label={t.minor}
        hint={t.minorHint}
        checked={fields.minor === true}
        onChange={(minor) => keep({ minor })}
      />
      <ChipGroup
        legend={t.consent}
        chips={consents.map((value) => ({ value, label: choices.consent[value] }))}
        value={fields.consent ?? 'none'}
        onChange={(consent) => consent !== null && keep({ consent })}
      />
      {mayBeNamed(fields) ? (
        <div className={styles['pair']}>
          {contacts.map(({ field, maxLength }) => (
            <SavedTextField
              key={field}
              record={id}
              field={field}
              stored={fields[field] ?? ''}
              label={t[field]}
              maxLength={maxLength}
            />
          ))}
        </div>
      ) : mayBeDelegate(fields) ? (
        <p className={styles['lead']}>{t.needsConsent}</p>
      ) : (
        <Notice meaning="waiting" title={t.needsParent} />
      )}
      <Select
        label={t.initiative}
        value={fields.initiative ?? ''}
        options={[
          none,
          ...view.initiatives.map((one) => ({ value: one.id, label: one.fields.title ?? '' })),
        ]}
        onChange={(value) => choose('initiative', value)}
      />
      <Select
        label={t.group}
        value={fields.group ?? ''}
        options={[none, ...groups.map((one) => ({ value: one.id, label: one.fields.title ?? '' }))]}
        onChange={(value) => choose('group', value)}
      />
      <RecordHistory record={delegate} nameOf={names.person} />
      <RecordComments record={id} view={view} nameOf={names.person} />
    </>
  )
}
