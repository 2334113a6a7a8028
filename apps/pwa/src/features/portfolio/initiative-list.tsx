import type { RecordOf } from '@living-libraries/model/kinds'
import { filledPieces, passportPieces } from '@living-libraries/model/passport-progress'
import { votesOf } from '@living-libraries/model/votes'
import { useId } from 'react'
import { InitiativeStandingBadge } from '../../binding/initiatives/initiative-standing-badge.tsx'
import { initiativeStandingMessages } from '../../binding/initiatives/initiative-standing-messages.ts'
import {
  type InitiativeActs,
  regionWordsOf,
  useInitiativeStandings,
} from '../../binding/initiatives/use-initiative-standings.ts'
import { downloadDocx } from '../../documents/download-docx.ts'
import { passportDocumentOf } from '../../documents/passport-document.ts'
import type { Territory } from '../../documents/territory.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { recordLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { portfolioMessages } from './messages.ts'
import parts from '../../ui/part.module.css'

/** The initiatives, those with most votes first, each with how ready its passport is. */
export function InitiativeList({ territory }: { readonly territory: Territory }) {
  const t = useMessages(portfolioMessages)
  const format = useFormat()
  const headingId = useId()
  const { initiatives, pack } = territory
  const ordered = [...initiatives].sort(
    (one, other) => votesOf(other.fields.votes) - votesOf(one.fields.votes),
  )
  const standings = useInitiativeStandings()
  const venueOf = (space: string) =>
    territory.venues.find(({ id }) => space === `venue/${id}`)?.name ?? ''
  const detailOf = (initiative: RecordOf<'initiative'>) => {
    const { fields, space } = initiative
    return [
      pack.initiativeKinds.find(({ id }) => id === fields.type)?.title,
      venueOf(space),
      t.votes(votesOf(fields.votes)),
      t.ready(format.number(filledPieces(fields)), format.number(passportPieces.length)),
      t.stages(Object.keys(fields.stages ?? {}).length),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  return (
    <section className={parts['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.initiatives}</h2>
      {initiatives.length === 0 ? (
        <p className={parts['quiet']}>{t.noInitiatives}</p>
      ) : (
        <List label={t.initiatives}>
          {ordered.map((initiative) => (
            <Row
              key={initiative.id}
              href={recordLink(initiative.session ?? '', 'initiatives', initiative.id)}
              title={initiative.fields.title}
              detail={
                <>
                  {detailOf(initiative)}
                  <RegionWords standing={standings.get(initiative.id)} />
                </>
              }
              meta={
                <InitiativeStandingBadge
                  initiative={initiative}
                  standing={standings.get(initiative.id)}
                />
              }
              actions={
                <Button
                  icon="file"
                  onClick={() => void downloadDocx(passportDocumentOf(territory, initiative))}
                >
                  {t.passport}
                </Button>
              }
            />
          ))}
        </List>
      )}
    </section>
  )
}

/** What the region wrote last, until the initiative is handed in again. */
function RegionWords({ standing }: { readonly standing: InitiativeActs | undefined }) {
  const t = useMessages(initiativeStandingMessages)
  const words = standing && regionWordsOf(standing)
  return words === undefined ? null : <p>{t.reason(words)}</p>
}
