import type { ForumPack } from '@living-libraries/model/forum-pack'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import type { TypedRecord } from '../../device/device.ts'
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
    </section>
  )
}
