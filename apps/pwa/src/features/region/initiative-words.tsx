import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { passportPieces } from '@living-libraries/model/passport-progress'
import type { Forum } from '../../binding/use-forum.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import answers from './answers.module.css'
import { DecisionBadge } from './initiative-review.tsx'
import { costsOf } from './register.ts'
import { registerMessages } from './register-messages.ts'
import styles from './register.module.css'

export interface InitiativeWordsProps {
  readonly initiative: RegisteredInitiative
  readonly forum: Forum
  /** Everything at once: for who is about to decide. */
  readonly isWhole?: boolean
}

/** What an initiative says now: what is asked for and what it costs at once, everything else behind a press. */
export function InitiativeWords({ initiative, forum, isWhole = false }: InitiativeWordsProps) {
  const t = useMessages(registerMessages)
  const format = useFormat()
  const { municipalities, pack } = forum
  const nameOf = (id: string) => municipalities.get(id)?.fields.name ?? id
  const { type, votes, filled, isLate, carrier, team, support, municipality } = initiative
  const costs = costsOf(initiative, pack.resourceLevels).map(({ level, title, words, rubles }) => {
    const sum = rubles === undefined ? t.noSum : t.rubles(format.number(rubles))
    return { key: level, level: title, words, sum }
  })
  const facts: readonly (readonly [string, string | null])[] = [
    [t.problem, initiative.problem],
    [t.result, initiative.result],
    [t.regionEffect, initiative.regionEffect],
    [t.stages, initiative.stages.join('; ')],
    [t.partners, initiative.partners.map(nameOf).join(', ')],
  ]
  const further = (
    <dl className={styles['facts']}>
      {facts.map(([name, text]) => text && <Fact key={name} name={name} text={text} />)}
    </dl>
  )
  return (
    <>
      <p className={answers['source']}>
        {[
          nameOf(municipality),
          pack.initiativeKinds.find(({ id }) => id === type)?.title ?? t.noKind,
          t.votes(votes),
          t.ready(format.number(filled), format.number(passportPieces.length)),
          isLate && t.late,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <DecisionBadge initiative={initiative} />
      <dl className={styles['facts']}>
        {support !== null && <Fact name={t.support} text={support} />}
        <Fact
          name={t.carrier}
          text={[carrier ?? t.noCarrier, team > 0 && t.team(team)].filter(Boolean).join(', ')}
        />
        {costs.length > 0 && (
          <div>
            <dt>{t.costs}</dt>
            {costs.map(({ key, level, words, sum }) => (
              <dd key={key}>
                {level}: {sum} <span className={styles['words']}>({words})</span>
              </dd>
            ))}
          </div>
        )}
      </dl>
      {isWhole ? (
        further
      ) : (
        <details>
          <summary>{t.further}</summary>
          {further}
        </details>
      )}
    </>
  )
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
