import { restoreReportSchema } from '@living-libraries/model/restore-report'
import { useCentreAnswer } from '../../binding/use-centre-answer.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { List, Row } from '../../ui/list.tsx'
import parts from '../../ui/part.module.css'
import { adminMessages } from './messages.ts'

/** What devices gave back since the centre was restored from a backup (S15). Nothing is said where nothing came. */
export function RestoreSection() {
  const t = useMessages(adminMessages).restore
  const format = useFormat()
  const now = useNow()
  const { answer } = useCentreAnswer('/api/restore', restoreReportSchema)
  if (answer === undefined) return null
  const began = format.when(answer.beganAt, now)
  return (
    <section className={parts['part']} aria-labelledby="restore-report">
      <h2 id="restore-report">{t.title}</h2>
      <p>{answer.devices.length === 0 ? t.none(began) : t.lead(began)}</p>
      {answer.devices.length > 0 && (
        <List label={t.title}>
          {answer.devices.map(({ device, name, lastAt, returned, joined, same, refused }) => (
            <Row
              key={device}
              title={name}
              detail={[
                `${t.returned} ${format.number(returned)}`,
                `${t.joined} ${format.number(joined)}`,
                `${t.same} ${format.number(same)}`,
                `${t.refused} ${format.number(refused)}`,
              ].join(' · ')}
              meta={format.when(lastAt, now)}
            />
          ))}
        </List>
      )}
    </section>
  )
}
