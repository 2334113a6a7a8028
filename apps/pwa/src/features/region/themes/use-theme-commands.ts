import { type ThemeCommand, themeDoneSchema } from '@living-libraries/model/themes'
import { useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../../binding/device-context.tsx'
import { useMe } from '../../../binding/use-me.ts'

export interface ThemeCommands {
  /** Whether the centre has it; a failure stands in `failed` until it is repeated. */
  readonly send: (command: ThemeCommand) => Promise<boolean>
  /** The last command, which can be taken back. */
  readonly last: { readonly id: string; readonly command: ThemeCommand } | undefined
  readonly undo: (id: string) => Promise<boolean>
  readonly forget: () => void
  readonly failed: { readonly again: () => void } | undefined
}

/** Commands to the centre. One that failed is repeated under its own id, so that it is never done twice. */
export function useThemeCommands(onDone: () => void): ThemeCommands {
  const device = useDevice()
  const { identity } = useMe()
  const [last, setLast] = useState<ThemeCommands['last']>()
  const [failed, setFailed] = useState<ThemeCommands['failed']>()
  const sendAs = async (id: string, command: ThemeCommand): Promise<boolean> => {
    const person = identity?.person.id
    if (person === undefined) return false
    try {
      v.parse(themeDoneSchema, await device.centre.post('/api/themes', { id, person, command }))
    } catch {
      setFailed({ again: () => void sendAs(id, command) })
      return false
    }
    setFailed(undefined)
    setLast(command.act === 'undo' ? undefined : { id, command })
    onDone()
    return true
  }
  const send = (command: ThemeCommand) => sendAs(crypto.randomUUID(), command)
  return {
    send,
    last,
    undo: (id) => send({ act: 'undo', command: id }),
    forget: () => setLast(undefined),
    failed,
  }
}
