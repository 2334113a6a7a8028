import { type AnswerOrigin, answerOriginSchema } from '@living-libraries/model/answer-origin'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Forum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionAnswersLink, regionMunicipalityLink } from '../../routes.ts'
import { answerMessages } from './answer-messages.ts'
import { AsOf } from './as-of.tsx'
import styles from './region.module.css'
import themeStyles from './themes/themes.module.css'

/** The way from an answer back to the hall, the device and the sheet of paper. */
export function AnswerOriginPart({
  answer,
  forum,
}: {
  readonly answer: string
  readonly forum: Forum
}) {
  const t = useMessages(answerMessages)
  const reading = useOverview(`/api/overview/answers/${answer}/origin`, answerOriginSchema)
  const { body } = reading
  return (
    <section className={styles['part']} aria-label={t.origin}>
      <h2>{t.origin}</h2>
      {body === undefined ? (
        <AsOf reading={reading} />
      ) : (
        <OriginFacts answer={answer} origin={body} forum={forum} />
      )}
    </section>
  )
}

function OriginFacts({
  answer,
  origin,
  forum,
}: {
  readonly answer: string
  readonly origin: AnswerOrigin
  readonly forum: Forum
}) {
  const t = useMessages(answerMessages)
  const format = useFormat()
  const { session, writer, sheet, writtenAt, receivedAt, corrections } = origin
  const at = (moment: number) => `${format.day(moment)}, ${format.time(moment)}`
  const day = session.date === null ? t.noDate : format.day(session.date)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t.municipality,
      <Link
        key="municipality"
        className={styles['reached']}
        href={regionMunicipalityLink(session.municipality)}
      >
        {forum.municipalities.get(session.municipality)?.fields.name ?? session.municipality}
      </Link>,
    ],
    [t.venue, forum.venues.get(session.venue)?.fields.name ?? session.venue],
    [
      t.session,
      <Link
        key="session"
        className={styles['reached']}
        href={`${regionAnswersLink({ session: session.id })}#${answer}`}
      >
        {t.sessionOf(day)}
      </Link>,
    ],
    [t.state, t.states[session.state]],
    [t.written, at(writtenAt)],
    [t.received, at(receivedAt)],
    [t.corrections, format.number(corrections)],
    [t.writer, writer === null ? t.writerHidden : writer.name],
    ...(writer === null ? [] : ([[t.device, writer.device]] as const)),
    [t.sheet, sheet === null ? t.noSheet : sheet.number],
  ]
  return (
    <>
      <dl className={themeStyles['chain']}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sheet?.photos.map(({ id, width, height }) => (
        <img
          key={id}
          className={themeStyles['sheet']}
          src={`/api/overview/answers/${answer}/sheets/${id}`}
          width={width}
          height={height}
          loading="lazy"
          alt={t.photoOf(sheet.number)}
        />
      ))}
    </>
  )
}
