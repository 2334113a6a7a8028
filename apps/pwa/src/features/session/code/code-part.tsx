import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { mayBeShown } from '@living-libraries/model/naming'
import { votesOf } from '@living-libraries/model/votes'
import { useState } from 'react'
import { useDevice } from '../../../binding/device-context.tsx'
import { useAnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { passportMessages } from '../passport-messages.ts'
import styles from '../passport.module.css'
import { RecordListPart } from '../record-list-part.tsx'
import { VotingList } from '../voting-list.tsx'
import { AnswerPicker } from './answer-picker.tsx'
import { codeMessages } from './code-messages.ts'
import { ElementForm } from './element-form.tsx'

const titleLimit = 200

/** «Самое ценное»: elements of the cultural code, grown from answers, the most voted first. */
export default function CodePart({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  const t = useMessages(codeMessages)
  const shared = useMessages(passportMessages)
  const device = useDevice()
  const names = useAnswerNames(view.session, pack)
  const [isPicking, setPicking] = useState(false)
  const [isVoting, setVoting] = useState(false)
  const types = new Map(pack.elementKinds.map(({ id, title }) => [id, title]))
  const elements = [...view.elements].sort(
    (left, right) => votesOf(right.fields.votes) - votesOf(left.fields.votes),
  )

  const make = (values: { readonly [path: string]: Json }) =>
    device.make({
      kind: 'element',
      space: view.session.space,
      session: view.session.id,
      values: { title: t.newTitle, ...values },
    })
  const makeFrom = (ids: readonly string[]) => {
    // A title stands in every document: words that may not be shown never become one.
    const first = ids
      .flatMap((id) => view.answers.find((answer) => answer.id === id) ?? [])
      .find(({ fields }) => mayBeShown(fields.naming))
    const title = first?.fields.text ?? t.newTitle
    const links = Object.fromEntries(ids.map((id) => [`answers/${id}`, true]))
    return make({ title: title.slice(0, titleLimit), ...links })
  }

  if (isVoting) {
    const records = view.elements.map(({ id, fields }) => ({
      id,
      title: fields.title ?? '',
      votes: fields.votes,
    }))
    return <VotingList records={records} onEnd={() => setVoting(false)} />
  }
  return (
    <RecordListPart
      session={view.session.id}
      part="elements"
      title={t.title}
      lead={t.lead}
      records={elements}
      empty={{ title: t.emptyTitle, text: t.emptyText }}
      removed={t.removed}
      add={(open) => (
        <div className={styles['actions']}>
          <Button kind="primary" icon="answers" onClick={() => setPicking(true)}>
            {t.fromAnswers}
          </Button>
          <Button icon="plus" onClick={() => void make({}).then(open)}>
            {t.byHand}
          </Button>
          {elements.length > 1 && (
            <Button icon="check" onClick={() => setVoting(true)}>
              {shared.voting}
            </Button>
          )}
          <AnswerPicker
            open={isPicking}
            onClose={() => setPicking(false)}
            answers={view.answers}
            actionLabel={t.picker.make}
            onPick={(ids) => {
              setPicking(false)
              void makeFrom(ids).then(open)
            }}
          />
        </div>
      )}
      row={({ fields }) => ({
        title: fields.title ?? '',
        detail: [
          fields.type === undefined ? shared.noType : (types.get(fields.type) ?? fields.type),
          t.answers(Object.keys(fields.answers ?? {}).length),
        ].join(' · '),
        meta: votesOf(fields.votes) > 0 ? t.votes(votesOf(fields.votes)) : undefined,
      })}
      form={(element) => <ElementForm element={element} view={view} pack={pack} names={names} />}
    />
  )
}
