import { mayBeNamed } from '@living-libraries/model/consent'
import type { RecordOf } from '@living-libraries/model/kinds'
import { useId } from 'react'
import type { Territory } from '../../documents/territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { recordLink } from '../../routes.ts'
import { List, Row } from '../../ui/list.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { portfolioMessages } from './messages.ts'
import parts from '../../ui/part.module.css'
import styles from './portfolio-page.module.css'

/** One list of the municipality, whichever venue a group was formed at, with what is still missing. */
export function GroupList({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages)
  const headingId = useId()
  const { groups, initiatives, delegates } = territory
  return (
    <section className={parts['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.groups}</h2>
      {groups.length === 0 && <p className={parts['quiet']}>{t.noGroups}</p>}
      {groups.length > 0 && (
        <List label={t.groups}>
          {groups.map(({ id, fields }) => {
            const carried = initiatives.filter((one) => one.fields.carrier === id)
            const isNamed = mayBeNamed({ consent: fields.consent })
            const sent = delegates.filter((one) => one.fields.group === id)
            const promises = isNamed ? Object.values(fields.members ?? {}) : []
            const gaps = [
              !fields.leader && t.noLeader,
              fields.leader && !isNamed && t.noConsent,
              carried.length === 0 && t.carriesNothing,
            ].filter((gap) => typeof gap === 'string')
            return (
              <Row
                key={id}
                // Where it was formed it is written, and what is missing is filled in.
                {...(fields.formedAt === undefined
                  ? {}
                  : { href: recordLink(fields.formedAt, 'delegates', id) })}
                title={fields.title}
                detail={
                  <>
                    {[
                      isNamed && fields.leader,
                      t.members(Object.keys(fields.members ?? {}).length),
                      carried.length > 0 &&
                        t.carries(carried.map((one) => one.fields.title).join(', ')),
                      sent.length > 0 &&
                        t.sends(sent.map((one) => delegateName(one, t)).join(', ')),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    {promises.length > 0 && (
                      <ul className={styles['promises']} aria-label={t.promised}>
                        {promises.map((line) => (
                          <li key={line}>{line}</li>
                        ))}
                      </ul>
                    )}
                  </>
                }
                meta={
                  gaps.length > 0 && <StatusBadge meaning="needs">{gaps.join(', ')}</StatusBadge>
                }
              />
            )
          })}
        </List>
      )}
    </section>
  )
}

/** A name by consent alone; else what the delegate will speak about. */
function delegateName({ fields }: RecordOf<'delegate'>, t: { readonly nameless: string }): string {
  const { consent, minor, name, topic } = fields
  return (mayBeNamed({ consent, minor }) && name) || topic || t.nameless
}
