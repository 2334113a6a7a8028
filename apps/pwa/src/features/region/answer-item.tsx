import type { ParsedSearch } from '@living-libraries/model/lexemes/search'
import { mayBeShown } from '@living-libraries/model/naming'
import type { OverviewAnswer } from '@living-libraries/model/overview'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Forum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionAnswerLink, regionAnswersLink, regionMunicipalityLink } from '../../routes.ts'
import { classNames } from '../../ui/class-names.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { answerMessages } from './answer-messages.ts'
import { answersMessages } from './answers-messages.ts'
import styles from './answers.module.css'
import { MarkedWords } from './marked-words.tsx'

export interface AnswerItemProps {
  readonly answer: OverviewAnswer
  readonly about: {
    readonly forum: Forum
    readonly search: ParsedSearch
    /** The answers of one session are shown: each of them is in its context already. */
    readonly isInSession: boolean
  }
}

/** What somebody said, where and who, and the way to what was said beside it. */
export function AnswerItem({ answer, about }: AnswerItemProps) {
  const t = useMessages(answersMessages)
  const own = useMessages(answerMessages)
  const { forum, search, isInSession } = about
  const { id, session, municipality, question } = answer
  const item = useRef<HTMLLIElement>(null)
  const isMeant = isInSession && location.hash === `#${id}`
  useEffect(() => {
    if (isMeant) item.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  const lang = answer.language ?? 'ru'
  return (
    <li id={id} ref={item} className={classNames(styles['item'], isMeant && styles['meant'])}>
      <p className={styles['question']}>{questionText(forum, question)}</p>
      <blockquote className={styles['words']}>
        <MarkedWords text={answer.text} lang={lang} search={search} forum={forum} />
      </blockquote>
      {answer.translation !== null && (
        <p className={styles['translation']}>
          <MarkedWords text={answer.translation} lang="ru" search={search} forum={forum} />
        </p>
      )}
      <p className={styles['source']}>
        <Link href={regionMunicipalityLink(municipality)}>
          {forum.municipalities.get(municipality)?.fields.name ?? municipality}
        </Link>
        {sourceOf(answer, forum, t).map((part) => ` · ${part}`)}
      </p>
      <div className={styles['foot']}>
        {!mayBeShown(answer.naming) && <StatusBadge meaning="needs">{t.notShown}</StatusBadge>}
        {answer.isLate && <StatusBadge meaning="waiting">{t.cameLater}</StatusBadge>}
        {answer.state === 'submitted' && <StatusBadge meaning="active">{t.unreviewed}</StatusBadge>}
        <Link className={styles['context']} href={regionAnswerLink(id)}>
          {own.open}
        </Link>
        {!isInSession && (
          <Link
            className={styles['context']}
            href={`${regionAnswersLink({ session, question })}#${id}`}
          >
            {t.context}
          </Link>
        )}
      </div>
    </li>
  )
}

function sourceOf(
  { venue, group, table, level, also }: OverviewAnswer,
  forum: Forum,
  t: (typeof answersMessages)['ru'],
): string[] {
  const { pack } = forum
  const parts = [
    forum.venues.get(venue)?.fields.name ?? venue,
    pack.groups.find(({ id }) => id === group)?.singular ?? group,
    table,
    pack.identityLevels.find(({ id }) => id === level)?.text ?? level,
    also.length === 0 ? null : t.also(also.map((id) => questionText(forum, id)).join(' ')),
  ]
  return parts.filter((part) => part !== null)
}

function questionText({ pack }: Forum, question: string): string {
  return pack.questions.find(({ id }) => id === question)?.text ?? question
}
