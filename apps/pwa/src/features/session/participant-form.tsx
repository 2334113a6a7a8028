import type { ForumPack } from '@living-libraries/model/forum-pack'
import { type Consent, mayBeNamed } from '@living-libraries/model/consent'
import { PublicationConsent } from '../../binding/publication-consent.tsx'
import { useConsentKeeping } from '../../binding/use-consent-keeping.ts'
import { useDevice } from '../../binding/device-context.tsx'
import type { SessionView } from '../../binding/use-session.ts'
import type { TypedRecord } from '../../device/device.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../binding/record-history.tsx'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { participantsMessages } from './participants-messages.ts'
import styles from './participants-part.module.css'
import { tablesOf } from '../../binding/session-tables.ts'
import { useEditedText } from '../../binding/use-edited-text.ts'

export interface ParticipantFormProps {
  readonly participant: TypedRecord<'participant'>
  readonly view: SessionView
  readonly pack: ForumPack
  readonly nameOf: (person: string) => string
  readonly onDone: () => void
  readonly onRemove: () => void
}

const named = ['name']
const consents: readonly Consent[] = ['none', 'paper', 'screen', 'refused']

/** One participant; choices are saved at once. The name opens only with consent. */
export function ParticipantForm({
  participant,
  view,
  pack,
  nameOf,
  onDone,
  onRemove,
}: ParticipantFormProps) {
  const t = useMessages(participantsMessages)
  const choices = useMessages(choiceMessages)
  const device = useDevice()
  const { id, fields } = participant
  const keep = useConsentKeeping(participant, named)
  const choose = (field: string, value: string) =>
    void device.change(id, value === '' ? { unset: [field] } : { set: { [field]: value } })
  const pseudonym = useEditedText({
    record: id,
    field: 'pseudonym',
    stored: fields.pseudonym ?? '',
    isRequired: true,
  })
  const none = { value: '', label: t.none }
  return (
    <div className={styles['form']}>
      <DisputePanel record={participant} nameOf={nameOf} />
      <TextField
        label={t.pseudonym}
        hint={t.pseudonymHint}
        value={pseudonym.text}
        maxLength={80}
        onChange={pseudonym.setText}
        onLeave={pseudonym.commit}
      />
      <div className={styles['pair']}>
        <Select
          label={t.group}
          value={fields.group ?? ''}
          options={[none, ...pack.groups.map((one) => ({ value: one.id, label: one.title }))]}
          onChange={(value) => choose('group', value)}
        />
        <Select
          label={t.table}
          value={fields.table ?? ''}
          options={[
            none,
            ...tablesOf(view.session).map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => choose('table', value)}
        />
      </div>
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
        <SavedTextField
          key={id}
          record={id}
          field="name"
          stored={fields.name ?? ''}
          label={t.name}
          hint={t.nameHint}
          maxLength={200}
        />
      ) : (
        <p className={styles['lead']}>
          {fields.minor === true ? t.nameNeedsParent : t.nameNeedsConsent}
        </p>
      )}
      <PublicationConsent record={participant} pack={pack} />
      <RecordHistory record={participant} nameOf={nameOf} />
      <div className={styles['actions']}>
        <Button kind="primary" onClick={onDone}>
          {t.done}
        </Button>
        <Button kind="danger" icon="remove" onClick={onRemove}>
          {t.remove}
        </Button>
      </div>
    </div>
  )
}
