import { useId } from 'react'
import { Link } from 'wouter'
import { byTime, stagesInTime, type TimedStage } from '../../documents/portfolio-figures.ts'
import type { Territory } from '../../documents/territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { recordLink } from '../../routes.ts'
import { portfolioMessages } from './messages.ts'
import parts from '../../ui/part.module.css'
import styles from './portfolio-page.module.css'

/** The stages of all initiatives on one line of time, by what their own words say of when. */
export function StageTimeline({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages).timeline
  const format = useFormat()
  const headingId = useId()
  const stages = stagesInTime(territory)
  if (stages.length === 0) return null
  const nameOf = ({ time }: TimedStage) => {
    if (time === undefined) return t.undated
    if (time.month === undefined) return t.year(String(time.year))
    return format.month(Date.UTC(time.year, time.month - 1, 15))
  }
  return (
    <section className={parts['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.heading}</h2>
      <ol className={styles['timeline']}>
        {byTime(stages).map((own) => (
          <li key={own[0]?.key}>
            <h3>{own[0] && nameOf(own[0])}</h3>
            <ul>
              {own.map(({ key, text, title, initiative, session }) => (
                <li key={key}>
                  {text}{' '}
                  <Link href={recordLink(session ?? '', 'initiatives', initiative)}>{title}</Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className={parts['quiet']}>{t.hint}</p>
    </section>
  )
}
