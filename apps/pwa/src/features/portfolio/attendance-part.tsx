import { mayBeNamed } from '@living-libraries/model/consent'
import { municipalitySpace } from '@living-libraries/model/space'
import { eldestFirst, unitedFields } from '@living-libraries/model/united-fields'
import { useId, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useRecords } from '../../binding/use-records.ts'
import type { Territory } from '../../documents/territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { portfolioMessages } from './messages.ts'
import parts from '../../ui/part.module.css'

/** Who of the delegates came, day by day of the forum after the sessions. */
export function AttendancePart({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages)
  const shared = useMessages(municipalityPlacesMessages)
  const format = useFormat()
  const headingId = useId()
  const { came, set, hasFailed } = useDelegation(territory)
  const { delegates, pack } = territory
  const days = pack.days.filter(({ kind }) => kind !== 'session')
  if (delegates.length === 0 || came === undefined) return null
  const nameOf = ({ fields }: (typeof delegates)[number]) =>
    (mayBeNamed({ consent: fields.consent, minor: fields.minor }) && fields.name) ||
    fields.topic ||
    t.nameless
  return (
    <section className={parts['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.attendance}</h2>
      <p className={parts['quiet']}>{t.attendanceText}</p>
      {hasFailed && <Notice urgent title={shared.failed} todo={shared.failedTodo} />}
      {days.map(({ date, title }) => (
        <details key={date}>
          <summary>
            {format.shortDay(`${date}T12:00:00Z`)}: {title} ·{' '}
            {t.cameOf(
              format.number(delegates.filter(({ id }) => came[`${date}:${id}`] === true).length),
              format.number(delegates.length),
            )}
          </summary>
          {delegates.map((delegate) => {
            const key = `${date}:${delegate.id}`
            return (
              <Toggle
                key={key}
                label={nameOf(delegate)}
                {...(delegate.fields.seat === 'reserve' ? { hint: t.reserve } : {})}
                checked={came[key] === true}
                onChange={(isHere) => set(key, isHere)}
              />
            )
          })}
        </details>
      ))}
    </section>
  )
}

function useDelegation({ id }: Territory): {
  /** undefined while it is read. */
  readonly came: { readonly [key: string]: boolean } | undefined
  readonly set: (key: string, isHere: boolean) => void
  readonly hasFailed: boolean
} {
  const device = useDevice()
  const space = municipalitySpace(id)
  const found = useRecords({ kind: 'delegation', space })
  const [hasFailed, setFailed] = useState(false)
  const records = eldestFirst(found ?? [])
  const write = async (key: string, isHere: boolean) => {
    const path = `came/${key}`
    const [eldest] = records
    if (eldest === undefined) {
      await device.make({ kind: 'delegation', space, values: isHere ? { [path]: true } : {} })
    } else if (isHere) {
      await device.change(eldest.id, { set: { [path]: true } })
    } else {
      // What stands in a younger record too must be taken out of both.
      await Promise.all(records.map((one) => device.change(one.id, { unset: [path] })))
    }
  }
  return {
    came: found && (unitedFields(records).came ?? {}),
    set: (key, isHere) =>
      void write(key, isHere).then(
        () => setFailed(false),
        () => setFailed(true),
      ),
    hasFailed,
  }
}
