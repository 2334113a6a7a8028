import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable-file.ts'
import { OperationProblem } from '../operation-problem.ts'
import { ledgerName } from '../storage/ledger-file.ts'

/**
 * Puts a backup's keys into their folder, where others must not be; and unites the ledgers: that of the backup,
 * that of the folder, and those that were given. A revocation or an erasure is in force if any of them has it.
 */
export async function placeKeys({
  from,
  keysDir,
  ledgers,
}: {
  readonly from: string
  readonly keysDir: string
  readonly ledgers: readonly string[]
}): Promise<void> {
  await mkdir(keysDir, { recursive: true, mode: 0o700 })
  const names = (await readdir(from).catch(() => [])).filter((name) => name !== ledgerName)
  const missing: string[] = []
  for (const name of names) {
    const present = await readFile(join(keysDir, name)).catch(() => undefined)
    if (present === undefined) missing.push(name)
    else if (isKey(name) && !present.equals(await readFile(join(from, name)))) {
      throw foreignKeys(keysDir)
    }
  }
  for (const name of missing) await copyFile(join(from, name), join(keysDir, name))
  const texts = await Promise.all(
    [join(from, ledgerName), join(keysDir, ledgerName)].map((path) =>
      readFile(path, 'utf8').catch(() => ''),
    ),
  )
  const lines = [...texts, ...ledgers].flatMap((text) => text.split('\n'))
  const united = [...new Set(lines.filter((line) => line.trim() !== ''))].sort(byTime)
  const text = united.map((line) => `${line}\n`).join('')
  await writeDurably(join(keysDir, ledgerName), text)
}

/** Whether the folder holds the keys of some region: then its ledger is the one that was kept to the end. */
export async function hasKeys(keysDir: string): Promise<boolean> {
  const names = await readdir(keysDir).catch(() => [])
  return names.some(isKey)
}

function isKey(name: string): boolean {
  return name === 'signing-key.json' || name === 'age-identity.txt'
}

// A device may be admitted again after it was revoked: the order decides.
function byTime(left: string, right: string): number {
  const [earlier, later] = [timeIn(left), timeIn(right)]
  return earlier < later ? -1 : Number(earlier > later)
}

function timeIn(line: string): string {
  return /"at":"([^"]+)"/.exec(line)?.[1] ?? ''
}

function foreignKeys(keysDir: string): OperationProblem {
  return new OperationProblem(
    `В папке ${keysDir} лежат ключи другого центра. Уберите их в другое место или укажите KEYS_DIR. Ничего не изменено.`,
    `The folder ${keysDir} holds the keys of another centre. Move them away, or set KEYS_DIR. Nothing was changed.`,
  )
}
