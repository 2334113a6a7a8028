import type { ForumPack } from '@living-libraries/model/forum-pack'
import { filledPieces, passportPieces } from '@living-libraries/model/passport-progress'
import { votesOf } from '@living-libraries/model/votes'
import { useState } from 'react'
import { useDevice } from '../../../binding/device-context.tsx'
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
  const [isVoting, setVoting] = useState(false)
  const types = new Map(pack.initiativeKinds.map(({ id, title }) => [id, title]))
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
      row={({ fields }) => ({
        title: fields.title ?? '',
        detail: [
          fields.type === undefined ? shared.noType : (types.get(fields.type) ?? fields.type),
          shared.filled(format.number(filledPieces(fields)), format.number(passportPieces.length)),
        ].join(' · '),
        meta: votesOf(fields.votes) > 0 ? t.votes(votesOf(fields.votes)) : undefined,
      })}
      form={(initiative) => (
        <InitiativeForm initiative={initiative} view={view} pack={pack} names={names} />
      )}
    />
  )
}
