import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import * as v from 'valibot'
import { type ChainHead, checkChain, presentHeads, type Tampering } from './audit/chain-check.ts'
import { checkStates } from './audit/state-check.ts'
import { openOwnerAccess } from './backup/owner-access.ts'
import { OperationProblem } from './operation-problem.ts'
import { runCommand } from './run-command.ts'
import { settingsFrom } from './settings.ts'

const usage = `Журнал изменений / the history

  npm run audit -- verify [--heads FILE]   цел ли он / whether it is as it was written
  npm run audit -- heads > FILE            последние звенья: хранить не на этой машине / last links: keep them elsewhere
`

const headSchema = v.object({
  space: v.string(),
  seq: v.number(),
  link: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
const shownTamperings = 20

const words = {
  values: 'значения изменены / the values were changed',
  row: 'строка или та, что перед ней, изменена / the row, or the one before it, was changed',
  missing: 'строк не хватает / rows are missing',
  head: 'не то звено, что сохранено в стороне / not the link that was kept elsewhere',
  state: 'запись не следует из своей истории / the record does not follow from its history',
} as const satisfies { [What in Tampering['what']]: string }

await runCommand(async () => {
  const { command, headsPath } = parsedOptions()
  const kept = headsPath === undefined ? [] : await headsIn(headsPath)
  const access = await openOwnerAccess(settingsFrom(process.env, process.cwd()))
  const owner = new pg.Client({ connectionString: access.connectionString })
  try {
    await owner.connect()
    await owner.query(`begin isolation level repeatable read read only; set local app.whole = 'on'`)
    if (command === 'heads') {
      process.stdout.write(await presentHeads(owner))
      return
    }
    const chain = await checkChain(owner, kept)
    const states = await checkStates(owner)
    const tamperings = [...chain.tamperings, ...states.tamperings]
    process.stdout.write(
      `Звеньев / links ${chain.rows}, стёрто / erased ${chain.erased}, записей сверено / records compared ${states.compared}, ` +
        `без сверки / passed over ${states.passedOver}, прежних звеньев до восстановления / heads from before a restore ${chain.restoredAway.length}\n` +
        sentenceOf(tamperings),
    )
    if (tamperings.length > 0) process.exitCode = 1
  } finally {
    await owner.end().catch(() => {})
    await access.close()
  }
})

function sentenceOf(tamperings: readonly Tampering[]): string {
  if (tamperings.length === 0) return 'Журнал цел / the history is as it was written.\n'
  const shown = tamperings
    .slice(0, shownTamperings)
    .map(({ space, seq, what }) => `  ${space} ${seq}: ${words[what]}\n`)
    .join('')
  return `Вмешательство / tampering: ${tamperings.length}\n${shown}`
}

function parsedOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { heads: { type: 'string' } },
    })
    const [command] = positionals
    if (command !== 'verify' && command !== 'heads') throw new Error('verify | heads')
    return { command, headsPath: values.heads }
  } catch (error) {
    throw new OperationProblem(error instanceof Error ? error.message : '', usage)
  }
}

async function headsIn(path: string): Promise<ChainHead[]> {
  try {
    const text = await readFile(path, 'utf8')
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return lines.map((line) => v.parse(headSchema, JSON.parse(line)))
  } catch {
    throw new OperationProblem(
      `Файл ${path} не прочитать как список звеньев.`,
      `The file ${path} is not a list of links.`,
    )
  }
}
