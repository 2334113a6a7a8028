import { municipalitySpace } from '@living-libraries/model/space'
import { useId, useMemo, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { DeletedRecords } from '../deleted-records.tsx'
import { DisputePanel } from '../dispute-panel.tsx'
import { useNow } from '../use-now.ts'
import { usePersonName } from '../use-person-name.ts'
import type { TerritoryView } from '../use-territory.ts'
import { GroupingDialog } from './grouping-dialog.tsx'
import { groupingMessages } from './grouping-messages.ts'
import parts from '../../ui/part.module.css'
import styles from './groupings.module.css'
import {
  differingWords,
  type Joinable,
  joinablesOf,
  type JoinedKind,
  similarPairs,
} from './joinable.ts'
import { useGroupings } from './use-groupings.ts'

export interface GroupingPartProps {
  readonly of: JoinedKind
  readonly view: TerritoryView
}

/** What several venues say alike: put together with author and reason, taken apart again, the originals untouched. */
export function GroupingPart({ of, view }: GroupingPartProps) {
  const t = useMessages(groupingMessages)
  const shared = useMessages(municipalityPlacesMessages)
  const format = useFormat()
  const now = useNow()
  const headingId = useId()
  const { territory, records } = view
  const [begun, setBegun] = useState<readonly string[]>()
  const space = municipalitySpace(territory.id)
  const nameOf = usePersonName(space)
  const { group, takeApart, authorOf, hasFailed } = useGroupings(territory)
  const groupings = territory.groupings.filter(({ fields }) => fields.of === of)
  const joinables = useMemo(() => joinablesOf(of, territory, records), [of, territory, records])
  const pairs = useMemo(() => {
    const joined = territory.groupings.flatMap(({ fields }) => Object.keys(fields.members ?? {}))
    return similarPairs(joinables, new Set(joined), territory.pack.lexicon)
  }, [joinables, territory])
  if (joinables.length < 2 && groupings.length === 0) return null
  return (
    <section className={parts['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.heading[of]}</h2>
      <p className={parts['quiet']}>{`${t.text} ${t.effect[of]}`}</p>
      {hasFailed && <Notice urgent title={shared.failed} todo={shared.failedTodo} />}
      {groupings.map((one) => (
        <DisputePanel key={one.id} record={one} nameOf={nameOf} />
      ))}
      {groupings.length > 0 && (
        <List label={t.heading[of]}>
          {groupings.map(({ id, fields, made }) => {
            const members = joinables.filter((one) => fields.members?.[one.id] === true)
            return (
              <Row
                key={id}
                title={fields.title}
                detail={[
                  t.members(members.length),
                  members.map(({ text, venue }) => `${text} (${venue})`).join('; '),
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
      {pairs.length > 0 && (
        <>
          <h3>{t.offered}</h3>
          <p className={parts['quiet']}>{t.offeredText}</p>
          <List label={t.offered}>
            {pairs.map(([one, other]) => (
              <Row
                key={`${one.id} ${other.id}`}
                title={
                  <div className={styles['pair']}>
                    <Compared text={one} other={other} view={view} />
                    <Compared text={other} other={one} view={view} />
                  </div>
                }
                actions={
                  <Button icon="plus" onClick={() => setBegun([one.id, other.id])}>
                    {t.begin}
                  </Button>
                }
              />
            ))}
          </List>
        </>
      )}
      <div>
        <Button icon="plus" onClick={() => setBegun([])}>
          {t.begin}
        </Button>
      </div>
      <DeletedRecords
        of={{ kind: 'grouping', space }}
        belongs={({ fields }) => fields['of'] === of}
        nameOf={nameOf}
      />
      <GroupingDialog
        begun={begun}
        joinables={joinables}
        draftPlace={`${territory.id}/${of}`}
        onClose={() => setBegun(undefined)}
        onGroup={(grouping) => group(of, grouping)}
      />
    </section>
  )
}

function Compared({
  text,
  other,
  view,
}: {
  readonly text: Joinable
  readonly other: Joinable
  readonly view: TerritoryView
}) {
  const pieces = differingWords(text.text, other.text, view.territory.pack.lexicon)
  return (
    <p>
      <Words>
        {pieces.map((piece) =>
          piece.differs ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
        )}
      </Words>{' '}
      <span className={parts['quiet']}>({text.venue})</span>
    </p>
  )
}
