import type { ForumPack } from '@living-libraries/model/forum-pack'
import { filledPieces, passportPieces } from '@living-libraries/model/passport-progress'
import type { ReactNode } from 'react'
import { useDevice } from '../../../binding/device-context.tsx'
import { DisputePanel } from '../../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../../binding/record-history.tsx'
import type { AnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { ChipGroup } from '../../../ui/chip-group.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import { LinesField } from '../lines-field.tsx'
import { passportMessages } from '../passport-messages.ts'
import styles from '../passport.module.css'
import { RecordComments } from '../record-comments.tsx'
import { SavedTextField } from '../../../binding/saved-text-field.tsx'
import { VoteCounter } from '../vote-counter.tsx'
import { CarrierChoice, PartnerChoice } from './initiative-partners.tsx'
import { initiativeMessages } from './initiative-messages.ts'

export interface InitiativeFormProps {
  readonly initiative: TypedRecord<'initiative'>
  readonly view: SessionView
  readonly pack: ForumPack
  readonly names: AnswerNames
}

/** The passport of an initiative, piece by piece; each piece saves itself. */
export function InitiativeForm({ initiative, view, pack, names }: InitiativeFormProps) {
  const t = useMessages(initiativeMessages)
  const shared = useMessages(passportMessages)
  const format = useFormat()
  const device = useDevice()
  const { id, fields } = initiative
  const text = (
    field: 'problem' | 'result' | 'support' | 'localEffect' | 'regionEffect',
    maxLength = 2000,
  ) => (
    <SavedTextField
      record={id}
      field={field}
      stored={fields[field] ?? ''}
      label={t[field]}
      maxLength={maxLength}
      hasLines
    />
  )
  return (
    <>
      <DisputePanel record={initiative} nameOf={names.person} />
      <SavedTextField
        record={id}
        field="title"
        stored={fields.title ?? ''}
        isRequired
        label={t.name}
        maxLength={200}
      />
      <p className={styles['lead']}>
        {shared.filled(format.number(filledPieces(fields)), format.number(passportPieces.length))}
      </p>
      <ChipGroup
        legend={t.type}
        chips={pack.initiativeKinds.map(({ id: value, title }) => ({ value, label: title }))}
        value={fields.type ?? null}
        clearable
        onChange={(type) =>
          void device.change(id, type === null ? { unset: ['type'] } : { set: { type } })
        }
      />
      <Group title={t.passport}>
        {text('problem', 4000)}
        {text('result', 4000)}
        <Elements initiative={initiative} view={view} />
      </Group>
      <Group title={t.who}>
        <LinesField
          record={id}
          field="team"
          lines={fields.team}
          label={t.team}
          hint={t.teamHint}
          maxLength={500}
        />
        <LinesField
          record={id}
          field="stages"
          lines={fields.stages}
          label={t.stages}
          hint={t.stagesHint}
          maxLength={500}
        />
        <CarrierChoice initiative={initiative} view={view} />
        <PartnerChoice initiative={initiative} view={view} />
      </Group>
      <Group title={t.resources}>
        {pack.resourceLevels.map((level) => (
          <SavedTextField
            key={level.id}
            record={id}
            field={`resources/${level.id}`}
            stored={fields.resources?.[level.id] ?? ''}
            label={level.title}
            maxLength={2000}
          />
        ))}
        {text('support')}
      </Group>
      <Group title={t.effect}>
        {text('localEffect')}
        {text('regionEffect')}
        <VoteCounter record={id} votes={fields.votes} label={shared.votes} />
      </Group>
      <RecordHistory record={initiative} nameOf={names.person} />
      <RecordComments record={id} view={view} nameOf={names.person} />
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['group']}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Elements({ initiative, view }: Pick<InitiativeFormProps, 'initiative' | 'view'>) {
  const t = useMessages(initiativeMessages)
  const device = useDevice()
  const { id, fields } = initiative
  return (
    <fieldset className={styles['lines']}>
      <legend className={styles['legend']}>{t.elements}</legend>
      {view.elements.length === 0 && <p className={styles['lead']}>{t.noElements}</p>}
      {view.elements.map((element) => {
        const path = `elements/${element.id}`
        return (
          <Toggle
            key={element.id}
            label={element.fields.title ?? ''}
            checked={fields.elements?.[element.id] === true}
            onChange={(isSet) =>
              void device.change(id, isSet ? { set: { [path]: true } } : { unset: [path] })
            }
          />
        )
      })}
    </fieldset>
  )
}
