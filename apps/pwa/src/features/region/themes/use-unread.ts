import type { OverviewAnswer } from '@living-libraries/model/overview'
import { type Coverage, unreadSchema } from '@living-libraries/model/themes'
import { useState } from 'react'
import { type OverviewReading, useOverview } from '../../../binding/use-overview.ts'
import type { Scope } from './scope-selects.tsx'
import { type ThemeCommands, useThemeCommands } from './use-theme-commands.ts'

export interface UnreadReading {
  readonly reading: OverviewReading<{ readonly asOf: number }>
  /** The one to read now; undefined: everything was read, or nothing is known yet. */
  readonly answer: OverviewAnswer | undefined
  readonly coverage: Coverage | undefined
  /** Notes it as read with its themes and goes on at once. */
  readonly finish: (themes: readonly string[]) => void
  readonly previous: (() => void) | undefined
  readonly commands: ThemeCommands
}

/** So few are left of what was fetched that more are asked for. */
const almostNone = 5

interface Step {
  readonly answer: OverviewAnswer
  readonly coverage: Coverage
}

/** One unread answer after another: the next is on the screen before the centre has the last. */
export function useUnread(scope: Scope): UnreadReading {
  const query = new URLSearchParams({ ...scope }).toString()
  const reading = useOverview(`/api/themes/unread?${query}`, unreadSchema)
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [returned, setReturned] = useState<{ query: string; answer: OverviewAnswer }>()
  const commands = useThemeCommands(() => undefined)
  const { body } = reading
  const done = new Set(steps.map(({ answer }) => answer.id))
  const waiting = body?.answers.filter(({ id }) => !done.has(id)) ?? []
  // Asked again since, the centre may not have it among the next ones.
  const answer = returned?.query === query ? returned.answer : waiting[0]
  const finish = (themes: readonly string[]) => {
    if (answer === undefined || body === undefined) return
    const { id, themes: before } = answer
    const assign = themes.filter((theme) => !before.includes(theme))
    const release = before.filter((theme) => !themes.includes(theme))
    const isBack = (isDone: boolean) => {
      if (!isDone) setSteps((all) => all.filter((step) => step.answer.id !== id))
      else if (waiting.length <= almostNone) reading.again()
    }
    setReturned(undefined)
    setSteps((all) => [...all, { answer, coverage: body.coverage }])
    void commands.send({ act: 'read', answer: id, assign, release }).then(isBack)
  }
  const { last } = commands
  const undo = async () => {
    if (last === undefined || last.command.act !== 'read') return
    const { answer: id } = last.command
    if (!(await commands.undo(last.id))) return
    const step = steps.find((one) => one.answer.id === id)
    if (step !== undefined) setReturned({ query, answer: step.answer })
    setSteps((all) => all.filter((one) => one !== step))
  }
  // What was read since the centre was asked is told at once, not at the next asking.
  const since = steps.filter(({ coverage }) => coverage === body?.coverage).length
  const coverage = body && { ...body.coverage, read: body.coverage.read + since }
  // While the last one is on its way nothing can be taken back: what the centre did before that is something else.
  const isDone = last?.command.act === 'read' && last.command.answer === steps.at(-1)?.answer.id
  const previous = isDone ? () => void undo() : undefined
  return { reading, answer, coverage, finish, previous, commands }
}
