import { type ServerHealth, serverHealthSchema } from '@living-libraries/model/server-health'
import { useState } from 'react'
import { useCentreAnswer } from '../../binding/use-centre-answer.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useLanguage } from '../../i18n/language-store.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import parts from '../../ui/part.module.css'
import styles from './admin-page.module.css'
import { adminMessages } from './messages.ts'

const lowDiskBytes = 2 * 1024 ** 3
const clockToleranceMs = 2 * 60_000

export function HealthSection() {
  const t = useMessages(adminMessages)
  const { answer, problem, again } = useCentreAnswer('/api/health/details', serverHealthSchema)
  return (
    <section className={parts['part']} aria-labelledby="centre-health">
      <h2 id="centre-health">{t.health.title}</h2>
      {problem !== undefined && (
        <ProblemNotice problem={problem} actions={<Button onClick={again}>{t.again}</Button>} />
      )}
      {answer === undefined && problem === undefined && <output>{t.asking}</output>}
      {answer !== undefined && <Health key={answer.now} health={answer} />}
    </section>
  )
}

function Health({ health }: { readonly health: ServerHealth }) {
  const t = useMessages(adminMessages).health
  const format = useFormat()
  const bytes = useBytes()
  const now = useNow()
  // The moment of the answer, not of each drawing.
  const [clockGapMs] = useState(() => Math.abs(Date.now() - health.now))
  const { disk, database, devices } = health
  const isDiskLow = disk !== null && disk.freeBytes < lowDiskBytes
  const lines = [
    t.version(health.version),
    t.running(format.when(health.startedAt, now)),
    t.database(bytes(database.sizeBytes), database.version),
    ...(disk === null ? [] : [t.disk(bytes(disk.freeBytes), bytes(disk.totalBytes))]),
    t.devices(devices.active, devices.seenToday),
    ...(devices.holding === 0 ? [] : [t.holding(devices.holding)]),
  ]
  return (
    <>
      {isDiskLow && <Notice title={t.diskLow} todo={t.diskLowTodo} />}
      {clockGapMs > clockToleranceMs && (
        <Notice
          meaning="waiting"
          title={t.clockOff(Math.round(clockGapMs / 60_000))}
          todo={t.clockOffTodo}
        />
      )}
      {!isDiskLow && <Notice meaning="received" title={t.fine} />}
      <ul className={styles['facts']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** «1,4 ГБ» */
function useBytes(): (count: number) => string {
  const language = useLanguage()
  return (count) => {
    const isLarge = count >= 1024 ** 3
    return new Intl.NumberFormat(language, {
      style: 'unit',
      unit: isLarge ? 'gigabyte' : 'megabyte',
      maximumFractionDigits: isLarge ? 1 : 0,
    }).format(count / (isLarge ? 1024 ** 3 : 1024 ** 2))
  }
}
