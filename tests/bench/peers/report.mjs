/** Does the work until it is done or no attempt brings it further, and prints what came of it as JSON. */
export async function report(work, isThere) {
  const startedAt = performance.now()
  const limitMs = Number(process.env.BENCH_LIMIT_MS ?? 600_000)
  let attempts = 0
  let isDone = false
  let last = ''
  const timer = setTimeout(() => finish(false, 'time is up'), limitMs)
  while (!isDone && performance.now() - startedAt < limitMs) {
    attempts += 1
    try {
      isDone = (await work()) || (await isThere())
    } catch (error) {
      last = String(error?.message ?? error)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  clearTimeout(timer)
  finish(isDone, last)

  function finish(done, problem) {
    const seconds = (performance.now() - startedAt) / 1000
    console.log(JSON.stringify({ isDone: done, seconds, attempts, problem }))
    process.exit(0)
  }
}

// A line that breaks in the middle of an answer ends some engines by an error that nobody catches.
process.on('uncaughtException', () => {})
process.on('unhandledRejection', () => {})
