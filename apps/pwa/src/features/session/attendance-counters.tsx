import type { ForumPack } from '@living-libraries/model/forum-pack'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Counter } from '../../ui/counter.tsx'
import { participantsMessages } from './participants-messages.ts'
import styles from './participants-part.module.css'
import { useTally } from '../../binding/use-tally.ts'

export interface AttendanceCountersProps {
  readonly session: TypedRecord<'session'>
  readonly pack: ForumPack
}

export function AttendanceCounters({ session, pack }: AttendanceCountersProps) {
  const t = useMessages(participantsMessages)
  const { countOf, total, setCount } = useTally(session.id, 'attendance', session.fields.attendance)
  const groups = [...pack.groups, { id: unstatedGroup, title: t.unstated }]
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{t.attendance}</h2>
        <output className={styles['total']}>{t.total(total)}</output>
      </div>
      <p className={styles['lead']}>{t.attendanceLead}</p>
      <div>
        {groups.map(({ id, title }) => (
          <Counter
            key={id}
            label={title}
            value={countOf(id)}
            onChange={(count) => setCount(id, count)}
          />
        ))}
      </div>
      <DailyCounters session={session} />
    </section>
  )
}

/** Where a session has several days: heads on each. The groups above count a person once for all days. */
function DailyCounters({ session }: Pick<AttendanceCountersProps, 'session'>) {
  const t = useMessages(participantsMessages)
  const format = useFormat()
  const { countOf, setCount } = useTally(session.id, 'daily', session.fields.daily)
  const { date, days } = session.fields
  const dates = [...new Set([date, ...Object.values(days ?? {})])]
    .filter((day) => day !== undefined)
    .sort()
  if (dates.length < 2) return null
  return (
    <>
      <h3>{t.daily}</h3>
      <p className={styles['lead']}>{t.dailyLead}</p>
      {dates.map((day) => (
        <Counter
          key={day}
          label={format.shortDay(`${day}T12:00:00Z`)}
          value={countOf(day)}
          onChange={(count) => setCount(day, count)}
        />
      ))}
    </>
  )
}
