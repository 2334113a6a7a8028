import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { Link } from 'wouter'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionInitiativesLink } from '../../routes.ts'
import { decisionOf, inRegister, registerDecisions, type RegisterFilter } from './register.ts'
import { registerMessages } from './register-messages.ts'
import styles from './register.module.css'

/** How far the desk is with what is shown, each step leading to its initiatives. */
export function DecisionLine({
  all,
  filter,
}: {
  readonly all: readonly RegisteredInitiative[]
  readonly filter: RegisterFilter
}) {
  const t = useMessages(registerMessages)
  const format = useFormat()
  const { decision: _shown, ...others } = filter
  const decisions = inRegister(all, others).map(decisionOf)
  const steps = registerDecisions.flatMap((step) => {
    const count = decisions.filter((one) => one === step).length
    return count === 0 ? [] : [{ step, count }]
  })
  return (
    <nav aria-label={t.decision}>
      <ul className={styles['steps']}>
        {steps.map(({ step, count }) => (
          <li key={step}>
            <Link
              href={regionInitiativesLink({ ...others, decision: step })}
              aria-current={filter.decision === step ? 'true' : undefined}
            >
              {`${t.decisions[step]}: ${format.number(count)}`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
