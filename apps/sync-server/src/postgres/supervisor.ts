import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Postmaster,
  type PostmasterQuestion,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts'

export interface RunningPostgres {
  port: number
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL and starts it again when it dies, on the same port, so that the pool of connections
 * finds it. It is given up when it dies too often in a minute.
 */
export async function keepRunning(
  question: PostmasterQuestion,
  onLost: (problem: Error) => void = () => {},
): Promise<RunningPostgres> {
  let current: Postmaster = await startPostmaster(question)
  let isStopping = false
  let restarting: Promise<void> = Promise.resolve()
  const deaths: number[] = []

  const restart = async (): Promise<void> => {
    deaths.push(performance.now())
    question.log('PostgreSQL has died; starting it again')
    try {
      if (deathsWithin(deaths, 60_000) > 3) throw new Error('PostgreSQL dies again and again')
      await sleep(200)
      current = await startPostmaster(question, current.port)
      watch()
    } catch (problem) {
      const reason = problem instanceof Error ? problem : new Error(String(problem))
      question.log(`PostgreSQL is lost: ${reason.message}`)
      onLost(reason)
    }
  }
  const watch = (): void => {
    current.child.once('exit', () => {
      if (!isStopping) restarting = restart()
    })
  }
  watch()

  return {
    port: current.port,
    stop: async () => {
      isStopping = true
      await restarting
      await stopPostmaster(current.child)
    },
  }
}

function deathsWithin(deaths: number[], ms: number): number {
  const since = performance.now() - ms
  return deaths.filter((at) => at > since).length
}
