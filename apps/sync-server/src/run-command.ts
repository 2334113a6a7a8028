/** Runs a command of the administrator: a failure that was foreseen ends in a sentence, another in its stack. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isSentence = error instanceof Error && error.name.endsWith('Problem')
    const text = error instanceof Error ? (isSentence ? error.message : error.stack) : String(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = 1
  }
}
