import { isJsonArray, isJsonObject, type Json } from '@living-libraries/model/json'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from './device-context.tsx'

/** What the projector shows. It lives on this device alone: nobody else’s hall is any of its business. */
export interface HallBoard {
  /** The screen «Зал» was opened here: from then on it follows the question that is worked on. */
  readonly isOpen: boolean
  readonly question: string | null
  /** Ids of the answers that somebody put on the screen, in that order. */
  readonly answers: readonly string[]
  readonly timer: HallTimer | null
}

interface HallTimer {
  readonly label: string
  /** ms since 1970, by the clock of this device. */
  readonly endsAt: number
}

const emptyBoard: HallBoard = { isOpen: false, question: null, answers: [], timer: null }

const listeners = new Set<(session: string) => void>()
let channel: BroadcastChannel | undefined

/** The board of a session, the same in every tab; undefined until it was read. */
export function useHallBoard(session: string): {
  readonly board: HallBoard | undefined
  readonly change: (change: Partial<HallBoard>) => void
} {
  const device = useDevice()
  const [found, setFound] = useState<{ session: string; board: HallBoard }>()
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const board = boardOf(await device.drafts.read(keyOf(session)))
      if (!isOver) setFound({ session, board })
    }
    const hear = (changed: string) => {
      if (changed === session) void read()
    }
    listenToTabs()
    listeners.add(hear)
    void read()
    return () => {
      isOver = true
      listeners.delete(hear)
    }
  }, [device, session])
  const change = useCallback(
    (next: Partial<HallBoard>) => {
      void (async () => {
        const board = { ...boardOf(await device.drafts.read(keyOf(session))), ...next }
        await device.drafts.write(keyOf(session), {
          ...board,
          timer: board.timer && { ...board.timer },
        })
        channel?.postMessage(session)
        for (const listener of listeners) listener(session)
      })()
    },
    [device, session],
  )
  return { board: found?.session === session ? found.board : undefined, change }
}

function keyOf(session: string): string {
  return `hall/${session}`
}

function listenToTabs(): void {
  if (channel !== undefined) return
  channel = new BroadcastChannel('living-libraries-hall')
  channel.addEventListener('message', ({ data }) => {
    for (const listener of listeners) listener(String(data))
  })
}

function boardOf(draft: Json | undefined): HallBoard {
  if (!isJsonObject(draft)) return emptyBoard
  const { isOpen, question, answers, timer } = draft
  const endsAt = isJsonObject(timer) ? timer['endsAt'] : undefined
  const label = isJsonObject(timer) ? timer['label'] : undefined
  return {
    isOpen: isOpen === true,
    question: typeof question === 'string' ? question : null,
    answers: isJsonArray(answers) ? answers.filter((id) => typeof id === 'string') : [],
    timer: typeof endsAt === 'number' && typeof label === 'string' ? { endsAt, label } : null,
  }
}
