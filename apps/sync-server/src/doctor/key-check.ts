import { access, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newestBackup } from '../backup/make-backup.ts'
import { knownRecipients } from '../backup/recipients.ts'
import { bad, type Finding, fine, warning } from './finding.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The region's keys: there, whole, and closed to other users of the machine. */
export async function checkKeys(keysDir: string): Promise<Finding> {
  for (const name of ['signing-key.json', 'age-identity.txt']) {
    const path = join(keysDir, name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined) {
      return bad(
        `Нет ключа ${path}. Если центр уже работал, возьмите его из копии: новый ключ заставит приглашать все устройства заново.`,
        `The key ${path} is missing. If the centre has worked before, take it from a backup: with a new key every device has to be invited again.`,
      )
    }
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
      return bad(
        `Ключ ${path} могут читать другие пользователи машины: chmod 600.`,
        `Other users of this machine can read the key ${path}: chmod 600.`,
      )
    }
  }
  const text = await readFile(join(keysDir, 'signing-key.json'), 'utf8')
  const isWhole = /"d"\s*:\s*"[\w-]{43}"/.test(text)
  return isWhole
    ? fine('Ключи региона на месте и закрыты.', 'The keys of the region are there and closed.')
    : bad(
        'Ключ подписи повреждён; возьмите его из копии.',
        'The signing key is damaged; take it from a backup.',
      )
}

/** Whether there is a backup of today or yesterday, and a key to open it with. */
export async function checkBackups(folder: string, keysDir: string, now: number): Promise<Finding> {
  const recipients = await knownRecipients(keysDir)
  const name = await newestBackup(folder)
  if (name === undefined) {
    return recipients.length === 0
      ? bad(
          'Копий ещё нет. Один раз: npm run backup -- --new-key, затем каждый день: npm run backup.',
          'There is no backup yet. Once: npm run backup -- --new-key, then daily: npm run backup.',
        )
      : bad(
          `В папке ${folder} нет ни одной копии: npm run backup.`,
          `There is no backup in ${folder}: npm run backup.`,
        )
  }
  const { mtimeMs } = await stat(join(folder, name))
  const days = Math.floor((now - mtimeMs) / dayMs)
  if (days >= 2) {
    return warning(
      `Последней копии ${days} дн. (${name}). Проверьте расписание.`,
      `The last backup is ${days} days old (${name}). Look at the timer.`,
    )
  }
  return fine(`Последняя копия: ${name}.`, `The last backup: ${name}.`)
}

export async function checkBuild(builtAppDir: string): Promise<Finding | undefined> {
  const isThere = await access(join(builtAppDir, 'index.html')).then(
    () => true,
    () => false,
  )
  return isThere
    ? undefined
    : bad(
        'Приложение не собрано: npm start соберёт его.',
        'The app is not built: npm start builds it.',
      )
}
