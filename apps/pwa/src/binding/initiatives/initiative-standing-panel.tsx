import { writersOf } from '@living-libraries/model/access'
import { isChangedSince } from '@living-libraries/model/initiative-state'
import { mayActOnInitiative } from '@living-libraries/model/kinds/initiative-act'
import { useId } from 'react'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useForum } from '../use-forum.ts'
import { useMe } from '../use-me.ts'
import { useNow } from '../use-now.ts'
import { usePersonName } from '../use-person-name.ts'
import { HandInAgain } from './hand-in-again.tsx'
import { meaningsOfInitiative } from './initiative-standing-badge.tsx'
import { initiativeStandingMessages } from './initiative-standing-messages.ts'
import history from '../record-history.module.css'
import parts from '../../ui/part.module.css'
import { type InitiativeActs, regionWordsOf } from './use-initiative-standings.ts'

export interface InitiativeStandingPanelProps {
  readonly initiative: TypedRecord<'initiative'>
  /** undefined: the region has said nothing about it, and nothing is shown. */
  readonly standing: InitiativeActs | undefined
}

/** What the region decided about an initiative and says of it, and the way to hand it in again. */
export function InitiativeStandingPanel({ initiative, standing }: InitiativeStandingPanelProps) {
  const t = useMessages(initiativeStandingMessages)
  const { identity } = useMe()
  const forum = useForum()
  const headingId = useId()
  if (standing === undefined) return null
  const { state, act } = standing
  const words = regionWordsOf(standing)
  const writers =
    identity && forum ? writersOf(identity.grants, initiative.space, forum.territory) : []
  const returned = state === 'returned' ? act?.id : undefined
  const mayHandIn = returned !== undefined && mayActOnInitiative({ act: 'send', returned }, writers)
  const isChanged = state === 'accepted' && isChangedSince(standing, initiative)
  const todo = {
    sent: act === undefined ? undefined : t.waiting,
    returned: mayHandIn ? t.correct : t.correctOnly,
    accepted: isChanged ? t.changed : undefined,
  }[state]
  return (
    <section className={parts['part']} aria-labelledby={headingId} data-aside>
      <h2 id={headingId} className="visually-hidden">
        {t.heading}
      </h2>
      <Notice
        meaning={act === undefined ? 'active' : meaningsOfInitiative[state]}
        title={act === undefined ? t.titles.commented : t.titles[state]}
        safe={words === undefined ? undefined : t.reason(words)}
        todo={todo}
      />
      {mayHandIn && <HandInAgain initiative={initiative} returned={returned} />}
      <details className={history['history']}>
        <summary>{t.history}</summary>
        <ActList standing={standing} space={initiative.space} />
      </details>
    </section>
  )
}

function ActList({
  standing,
  space,
}: {
  readonly standing: InitiativeActs
  readonly space: TypedRecord<'initiative'>['space']
}) {
  const t = useMessages(initiativeStandingMessages)
  const format = useFormat()
  const now = useNow()
  const nameOf = usePersonName(space)
  return (
    <List label={t.history}>
      {standing.acts.map(({ id, fields, made, unsent }) => (
        <Row
          key={id}
          title={fields.act === undefined ? '' : t.acts[fields.act]}
          detail={[
            `${fields.act === 'send' ? nameOf(made.person) : fields.by || t.desk}, ${format.when(made.at, now)}`,
            fields.reason,
            standing.void.includes(id) && t.void,
          ]
            .filter(Boolean)
            .join(' · ')}
          meta={unsent > 0 && <StatusBadge meaning="waiting">{t.unsent}</StatusBadge>}
        />
      ))}
    </List>
  )
}
