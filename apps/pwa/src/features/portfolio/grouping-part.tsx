import { municipalitySpace } from '@living-libraries/model/space'
import { useId, useState } from 'react'
import { DeletedRecords } from '../../binding/deleted-records.tsx'
import { useNow } from '../../binding/use-now.ts'
import { usePersonName } from '../../binding/use-person-name.ts'
import type { Territory } from '../../documents/territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { GroupingDialog } from './grouping-dialog.tsx'
import { portfolioMessages } from './messages.ts'
import styles from './portfolio-page.module.css'
import { useGroupings } from './use-groupings.ts'

/** Initiatives of several venues that say the same: put together with author and reason, and taken apart again. */
export function GroupingPart({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages).grouping
  const shared = useMessages(municipalityPlacesMessages)
  const format = useFormat()
  const now = useNow()
  const headingId = useId()
  const [isJoining, setJoining] = useState(false)
  const space = municipalitySpace(territory.id)
  const nameOf = usePersonName(space)
  const { group, takeApart, authorOf, hasFailed } = useGroupings(territory)
  const groupings = territory.groupings.filter(({ fields }) => fields.of === 'initiative')
  const joinable = territory.initiatives.map(({ id, fields, space }) => ({
    id,
    title: fields.title ?? '',
    venue: territory.venues.find((venue) => space === `venue/${venue.id}`)?.name ?? '',
  }))
  if (joinable.length < 2 && groupings.length === 0) return null
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.heading}</h2>
      <p className={styles['quiet']}>{t.text}</p>
      {hasFailed && <Notice urgent title={shared.failed} todo={shared.failedTodo} />}
      {groupings.length > 0 && (
        <List label={t.heading}>
          {groupings.map(({ id, fields, made }) => {
            const members = joinable.filter((one) => fields.members?.[one.id] === true)
            return (
              <Row
                key={id}
                title={fields.title}
                detail={[
                  members.map(({ title, venue }) => `${title} (${venue})`).join('; '),
                  t.because(fields.reason ?? ''),
                  `${authorOf(made.person) ?? ''}, ${format.when(made.at, now)}`,
                ].join(' · ')}
                actions={
                  <Button icon="undo" onClick={() => takeApart(id)}>
                    {t.takeApart}
                  </Button>
                }
              />
            )
          })}
        </List>
      )}
      <div>
        <Button icon="plus" onClick={() => setJoining(true)}>
          {t.begin}
        </Button>
      </div>
      <DeletedRecords of={{ kind: 'grouping', space }} nameOf={nameOf} />
      <GroupingDialog
        open={isJoining}
        initiatives={joinable}
        onClose={() => setJoining(false)}
        onGroup={group}
      />
    </section>
  )
}
