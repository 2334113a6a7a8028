import { useEffect, useState } from 'react'
import * as v from 'valibot'
import type { Device } from '../device/device.ts'
import type { TalkProblem } from '../i18n/problem-messages.ts'
import { CentreProblem } from '../sync/centre.ts'
import { useDevice } from './device-context.tsx'

export interface OverviewReading<Body> {
  /** undefined: nothing was ever read under this address, or it is still on its way. */
  readonly body: Body | undefined
  /** The centre has answered since the screen was opened; otherwise the body is what this device saw last. */
  readonly isFresh: boolean
  readonly isAsking: boolean
  readonly problem: TalkProblem | undefined
  readonly again: () => void
}

/** Hints come with every push of 43 venues; nobody reads faster than this. */
const shortestPauseMs = 2_000

type OverviewSchema = v.GenericSchema<unknown, { readonly asOf: number }>

/**
 * What the centre answers under an address of consolidated reading: at once what this device saw last, then the
 * centre's answer, which is kept. `live`: asked anew whenever something of the whole advanced, or of the themes too.
 */
export function useOverview<Schema extends OverviewSchema>(
  path: string,
  schema: Schema,
  live?: 'whole' | 'themes',
): OverviewReading<v.InferOutput<Schema>> {
  const device = useDevice()
  const [state, setState] = useState<State<v.InferOutput<Schema>>>(nothingYet(path))
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isOver = false
    const update = (change: Partial<State<v.InferOutput<Schema>>>) => {
      if (isOver) return
      setState((before) => ({
        ...(before.path === path ? before : nothingYet(path)),
        ...change,
      }))
    }
    void device.seen.get(path).then((kept) => {
      const seen = v.safeParse(schema, kept)
      if (isOver || !seen.success) return
      setState((before) =>
        before.path === path && before.body !== undefined
          ? before
          : { ...nothingYet(path), ...(before.path === path ? before : {}), body: seen.output },
      )
    })
    const ask = async () => {
      update({ isAsking: true })
      update({ isAsking: false, ...(await answerOf(device, path, schema)) })
    }
    const asking = paced(ask)
    asking.now()
    const stop = live && device.watchWhole(asking.now, live)
    const onLine = () => asking.now()
    window.addEventListener('online', onLine)
    return () => {
      isOver = true
      asking.end()
      stop?.()
      window.removeEventListener('online', onLine)
    }
  }, [device, path, schema, live, attempt])
  const present = state.path === path ? state : nothingYet<v.InferOutput<Schema>>(path)
  return { ...present, again: () => setAttempt(attempt + 1) }
}

interface State<Body> extends Omit<OverviewReading<Body>, 'again'> {
  readonly path: string
}

function nothingYet<Body>(path: string): State<Body> {
  return { path, body: undefined, isFresh: false, isAsking: true, problem: undefined }
}

/** Never rejects. A failure leaves out the body: what was read before goes on standing. */
async function answerOf<Schema extends OverviewSchema>(
  device: Device,
  path: string,
  schema: Schema,
): Promise<Partial<State<v.InferOutput<Schema>>>> {
  try {
    const answer = await device.centre.get(path)
    const read = v.safeParse(schema, answer)
    if (!read.success) return { isFresh: false, problem: 'strange-answer' }
    // A full disk takes the reading without a line, not the reading itself.
    await device.seen.put(path, answer).catch(() => undefined)
    return { body: read.output, isFresh: true, problem: undefined }
  } catch (error) {
    const problem = error instanceof CentreProblem ? error.problem : 'internal'
    return { isFresh: false, problem }
  }
}

/** At most one asking at a time, and a pause after each; whoever asks meanwhile is answered by the next. */
function paced(ask: () => Promise<void>): { readonly now: () => void; readonly end: () => void } {
  let isBusy = false
  let isWanted = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    isWanted = true
    if (!isBusy) void run()
  }
  async function run(): Promise<void> {
    isBusy = true
    isWanted = false
    await ask()
    timer = setTimeout(() => {
      isBusy = false
      if (isWanted && !isOver) void run()
    }, shortestPauseMs)
  }
  return {
    now,
    end: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
