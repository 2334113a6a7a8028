import type { ForumPack } from '@living-libraries/model/forum-pack'
import { filledPieces, passportPieces } from '@living-libraries/model/passport-progress'
import { useDevice } from '../../../binding/device-context.tsx'
import { InitiativeStandingPanel } from '../../../binding/initiatives/initiative-standing-panel.tsx'
import { useInitiativeStandings } from '../../../binding/initiatives/use-initiative-standings.ts'
import type { AnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Toggle } from '../../../ui/toggle.tsx'
import { LinesField } from '../lines-field.tsx'
import { PassportFold } from '../passport-fold.tsx'
import { PassportForm } from '../passport-form.tsx'
import { passportMessages } from '../passport-messages.ts'
import styles from '../passport.module.css'
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
  const { id, fields } = initiative
  const standing = useInitiativeStandings(view.session.id).get(id)
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
  const elements = view.elements.filter(({ id: one }) => fields.elements?.[one] === true)
  const pieces = [
    {
      title: t.passport,
      filled: [fields.problem, fields.result, ...elements.map((one) => one.fields.title)],
      content: (
        <>
          {text('problem', 4000)}
          {text('result', 4000)}
          <Elements initiative={initiative} view={view} />
        </>
      ),
    },
    {
      title: t.who,
      filled: [...Object.values(fields.team ?? {}), ...Object.values(fields.stages ?? {})],
      content: (
        <>
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
        </>
      ),
    },
    {
      title: t.resources,
      filled: [...Object.values(fields.resources ?? {}), fields.support],
      content: (
        <>
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
        </>
      ),
    },
    {
      title: t.effect,
      filled: [fields.localEffect, fields.regionEffect],
      content: (
        <>
          {text('localEffect')}
          {text('regionEffect')}
        </>
      ),
    },
  ]
  const next = pieces.findIndex(({ filled }) => filled.every((piece) => !piece))
  return (
    <>
      <InitiativeStandingPanel initiative={initiative} standing={standing} />
      <PassportForm
        record={initiative}
        view={view}
        names={names}
        words={t}
        types={pack.initiativeKinds}
      >
        <p className={styles['lead']}>
          {shared.filled(format.number(filledPieces(fields)), format.number(passportPieces.length))}
        </p>
        <div className={styles['pieces']}>
          {pieces.map(({ title, filled, content }, index) => (
            <PassportFold key={title} title={title} filled={filled} isNext={index === next}>
              {content}
            </PassportFold>
          ))}
        </div>
        <VoteCounter record={id} votes={fields.votes} label={shared.votes} />
      </PassportForm>
    </>
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
