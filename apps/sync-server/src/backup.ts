import { appendFile, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { presentHeads } from './audit/chain-check.ts'
import { makeBackup, removeOldBackups } from './backup/make-backup.ts'
import { openOwnerAccess } from './backup/owner-access.ts'
import { knownRecipients, recipientsPath } from './backup/recipients.ts'
import type { SealFor } from './backup/sealed-stream.ts'
import { writeDurably } from './durable-file.ts'
import { OperationProblem } from './operation-problem.ts'
import { runCommand } from './run-command.ts'
import { settingsFrom } from './settings.ts'
import { ledgerName } from './storage/ledger-file.ts'
import { s3Pictures } from './storage/s3-pictures.ts'
import { version } from './version.ts'

const usage = `Резервная копия / backup

  npm run backup -- --new-key       ключ восстановления: один раз / recovery key: once
  npm run backup [-- --to FOLDER] [--keep 30]
  BACKUP_PASSPHRASE=… npm run backup -- --passphrase
`

await runCommand(async () => {
  const options = parsedOptions()
  const settings = settingsFrom(process.env, process.cwd())
  const { keysDir, dataDir, packPath } = settings
  if (options['new-key'] === true) return makeRecoveryKey(keysDir)
  const sealFor = await sealingFrom(options.passphrase === true, keysDir)
  const folder = options.to ?? process.env['BACKUP_DIR'] ?? join(dataDir, 'backups')
  const owner = await openOwnerAccess(settings)
  try {
    const { connectionString } = owner
    const pictures = settings.pictures && s3Pictures(settings.pictures)
    const place = { connectionString, keysDir, dataDir, packPath, folder, pictures }
    const made = await makeBackup({ ...place, sealFor, version })
    // Read beside an older backup, it keeps shut out who was revoked after that one.
    await copyFile(join(keysDir, ledgerName), join(folder, ledgerName)).catch(() => {})
    await writeHeads(connectionString, `${made.path}.heads.jsonl`)
    const removed = options.keep === undefined ? 0 : await removeOldBackups(folder, options.keep)
    const rows = Object.values(made.rows).reduce((sum, count) => sum + count, 0)
    process.stdout.write(
      `${made.path}\n${(made.sizeBytes / 1024 / 1024).toFixed(1)} МБ / MB · строк / rows ${rows} · файлов / files ${made.files}` +
        `${removed > 0 ? ` · удалено старых / old removed ${removed}` : ''}\n`,
    )
  } finally {
    await owner.close()
  }
})

function parsedOptions() {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string' },
        keep: { type: 'string' },
        passphrase: { type: 'boolean' },
        'new-key': { type: 'boolean' },
      },
    })
    const keep = values.keep === undefined ? undefined : Number(values.keep)
    if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) throw new Error('--keep')
    return { ...values, keep }
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new OperationProblem(reason, usage)
  }
}

/** Whoever keeps them with the backup can tell later whether the history before is as it was then. */
async function writeHeads(connectionString: string, path: string): Promise<void> {
  const owner = new pg.Client({ connectionString })
  await owner.connect()
  try {
    await owner.query(`begin read only; set local app.whole = 'on'`)
    await writeDurably(path, await presentHeads(owner))
  } finally {
    await owner.end()
  }
}

/** The private half is shown once and kept by a person; here stays only what seals. */
async function makeRecoveryKey(keysDir: string): Promise<void> {
  const identity = await generateX25519Identity()
  await mkdir(keysDir, { recursive: true, mode: 0o700 })
  await appendFile(recipientsPath(keysDir), `${await identityToRecipient(identity)}\n`, {
    mode: 0o600,
  })
  process.stdout.write(
    `Ключ восстановления. Запишите его и храните НЕ на этой машине: без него копию не открыть никому.\n` +
      `Recovery key. Write it down and keep it NOT on this machine: nobody opens a backup without it.\n\n  ${identity}\n\n` +
      `Теперь / now: npm run backup\n`,
  )
}

async function sealingFrom(isPassphrase: boolean, keysDir: string): Promise<SealFor> {
  if (isPassphrase) {
    const passphrase = process.env['BACKUP_PASSPHRASE'] ?? ''
    if (passphrase.length >= 16) return { passphrase }
    throw new OperationProblem(
      'Парольная фраза берётся из BACKUP_PASSPHRASE, не короче 16 знаков: пять случайных слов.',
      'The passphrase is taken from BACKUP_PASSPHRASE, 16 characters or more: five random words.',
    )
  }
  const recipients = await knownRecipients(keysDir)
  if (recipients.length > 0) return { recipients }
  throw new OperationProblem(
    'Ещё нет ключа восстановления, копию нечем закрыть. Один раз выполните: npm run backup -- --new-key',
    'There is no recovery key yet to seal the backup to. Run once: npm run backup -- --new-key',
  )
}
