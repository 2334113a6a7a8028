import type { SessionView } from '../../binding/use-session.ts'
import { VotingList } from './voting-list.tsx'

/** The dots of the hall on answers; those that say again what another said have theirs there. */
export function AnswerVoting({
  answers,
  onEnd,
}: {
  readonly answers: SessionView['answers']
  readonly onEnd: () => void
}) {
  const records = answers
    .filter(({ fields }) => fields.repeats === undefined)
    .map(({ id, fields }) => ({ id, title: fields.text ?? '', votes: fields.votes }))
  return <VotingList records={records} onEnd={onEnd} />
}
