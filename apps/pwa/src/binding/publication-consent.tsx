import type { ForumPack } from '@living-libraries/model/forum-pack'
import { mayBeNamed } from '@living-libraries/model/consent'
import { useMessages } from '../i18n/messages.ts'
import { Toggle } from '../ui/toggle.tsx'
import { type ConsentingRecord, dayOf, keepPublication } from './consent-keeping.ts'
import { consentMessages } from './consent-messages.ts'
import { useDevice } from './device-context.tsx'
import { useNow } from './use-now.ts'
import { useRecords } from './use-records.ts'

const parts = ['name', 'place', 'occupation'] as const

/** What may be published with a person's words, each by itself; apart from the consent to be recorded at all. */
export function PublicationConsent({
  record,
  pack,
}: {
  readonly record: ConsentingRecord
  readonly pack: ForumPack
}) {
  const t = useMessages(consentMessages)
  const device = useDevice()
  const now = useNow()
  const consents = useRecords({ kind: 'consent', space: record.space })
  const { consent, minor } = record.fields
  if (!mayBeNamed({ consent, minor })) return null
  const given = consents?.find(
    ({ fields }) =>
      fields.about === record.id &&
      fields.document === 'publication' &&
      fields.withdrawn === undefined,
  )
  return (
    <fieldset>
      <legend>{t.publication}</legend>
      {parts.map((part) => (
        <Toggle
          key={part}
          label={t.parts[part]}
          checked={given?.fields.covers?.[part] === true}
          onChange={(isGiven) =>
            void keepPublication(device, pack, record, part, { isGiven, today: dayOf(now) })
          }
        />
      ))}
    </fieldset>
  )
}
