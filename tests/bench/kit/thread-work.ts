import type { Browser, Page } from 'playwright-core'
import * as v from 'valibot'

/** Names of two `performance.mark`s of the page. */
interface Stretch {
  readonly from: string
  readonly to: string
}

/**
 * CPU milliseconds that the page's main thread worked in each stretch between two marks, while `work` went on. Unlike the
 * clock on the wall they do not depend on who else uses the machine.
 */
export async function threadWork(
  browser: Browser,
  page: Page,
  { from, to }: Stretch,
  work: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await work()
  const trace = v.parse(traceSchema, JSON.parse((await browser.stopTracing()).toString()))
  const marks = trace.traceEvents.filter(({ name }) => name === from || name === to)
  return marks.flatMap((begin, index) => {
    const end = marks[index + 1]
    if (begin.name !== from || end?.name !== to) return []
    const tasks = trace.traceEvents.filter(
      ({ name, pid, tid, ts, dur = 0 }) =>
        name.endsWith('RunTask') &&
        pid === begin.pid &&
        tid === begin.tid &&
        ts + dur >= begin.ts &&
        ts <= end.ts,
    )
    return [tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000]
  })
}

const traceSchema = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      pid: v.number(),
      tid: v.number(),
      /** Microseconds; `tdur`: of the thread's own clock. */
      ts: v.number(),
      dur: v.optional(v.number()),
      tdur: v.optional(v.number()),
    }),
  ),
})
