import type { ForumPack } from '@living-libraries/model/forum-pack'
import { filledPieces, passportPieces } from '@living-libraries/model/passport-progress'
import { votesOf } from '@living-libraries/model/votes'
import { useState } from 'react'
import { useDevice } from '../../../binding/device-context.tsx'
import { InitiativeStandingBadge } from '../../../binding/initiatives/initiative-standing-badge.tsx'
import { useInitiativeStandings } from '../../../binding/initiatives/use-initiative-standings.ts'
import { useAnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { passportMessages } from '../passport-messages.ts'
import styles from '../passport.module.css'
import { RecordListPart } from '../record-list-part.tsx'
import { VotingList } from '../voting-list.tsx'
import { InitiativeForm } from './initiative-form.tsx'
import { initiativeMessages } from './initiative-messages.ts'

export default function InitiativesPart({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  const t = useMessages(initiativeMessages)
  const shared = useMessages(passportMessages)
  const format = useFormat()
  const device = useDevice()
  const names = useAnswerNames(view.session, pack)
  const standings = useInitiativeStandings(view.session.id)
  const [isVoting, setVoting] = useState(false)
  const types = new Map(pack.initiativeKinds.map(({ id, title }) => [id, title]))
  const typeOf = (type: string | undefined) =>
    type === undefined ? shared.noType : (types.get(type) ?? type)
  const metaOf = (initiative: SessionView['initiatives'][number]) => {
    const standing = standings.get(initiative.id)
    if (standing?.act !== undefined) {
      return <InitiativeStandingBadge initiative={initiative} standing={standing} />
    }
    const votes = votesOf(initiative.fields.votes)
    return votes > 0 ? t.votes(votes) : undefined
  }
  const add = () =>
    device.make({
      kind: 'initiative',
      space: view.session.space,
      session: view.session.id,
      values: { title: t.newTitle },
    })
  if (isVoting) {
    const records = view.initiatives.map(({ id, fields }) => ({
      id,
      title: fields.title ?? '',
      votes: fields.votes,
    }))
    return <VotingList records={records} onEnd={() => setVoting(false)} />
  }
  return (
    <RecordListPart
      session={view.session.id}
      part="initiatives"
      title={t.title}
      lead={t.lead}
      records={view.initiatives}
      empty={{ title: t.emptyTitle, text: t.emptyText }}
      removed={t.removed}
      add={(open) => (
        <div className={styles['actions']}>
          <Button kind="primary" icon="plus" onClick={() => void add().then(open)}>
            {t.add}
          </Button>
          {view.initiatives.length > 1 && (
            <Button icon="check" onClick={() => setVoting(true)}>
              {shared.voting}
            </Button>
          )}
        </div>
      )}
      row={(initiative) => ({
        title: initiative.fields.title ?? '',
        detail: [
          typeOf(initiative.fields.type),
          shared.filled(
            format.number(filledPieces(initiative.fields)),
            format.number(passportPieces.length),
          ),
        ].join(' · '),
        meta: metaOf(initiative),
      })}
      form={(initiative) => (
        <InitiativeForm initiative={initiative} view={view} pack={pack} names={names} />
      )}
    />
  )
}
