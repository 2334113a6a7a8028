import { useHallBoard } from '../../../binding/use-hall-board.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { eveningMessages } from './evening-messages.ts'

/** Puts one answer on the projector, or takes it off. */
export function HallToggle({
  session,
  answer,
}: {
  readonly session: string
  readonly answer: string
}) {
  const t = useMessages(eveningMessages)
  const { board, change } = useHallBoard(session)
  if (board === undefined) return null
  const isShown = board.answers.includes(answer)
  return (
    <div>
      <Button
        icon="board"
        aria-pressed={isShown}
        onClick={() =>
          change({
            answers: isShown
              ? board.answers.filter((id) => id !== answer)
              : [...board.answers, answer],
          })
        }
      >
        {isShown ? t.hide : t.show}
      </Button>
    </div>
  )
}
