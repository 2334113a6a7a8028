import { execFile } from 'node:child_process'
import { statfs } from 'node:fs/promises'
import { promisify } from 'node:util'
import { bad, type Finding, fine, warning } from './finding.ts'

const gigabyte = 1024 ** 3
const littleBytes = 5 * gigabyte
const leastBytes = gigabyte

export async function checkDisk(dataDir: string): Promise<Finding> {
  const found = await statfs(dataDir).catch(() => undefined)
  if (found === undefined) {
    return bad(
      `Папку данных ${dataDir} не открыть.`,
      `The data folder ${dataDir} cannot be opened.`,
    )
  }
  return judgeDisk(found.bavail * found.bsize)
}

export function judgeDisk(freeBytes: number): Finding {
  const free = (freeBytes / gigabyte).toFixed(1)
  if (freeBytes < leastBytes) {
    return bad(
      `Диск почти полон: свободно ${free} ГБ. Скоро центр не сможет ничего принять. Освободите место.`,
      `The disk is almost full: ${free} GB free. Soon the centre can take nothing in. Make room.`,
    )
  }
  if (freeBytes < littleBytes) {
    return warning(`На диске свободно только ${free} ГБ.`, `Only ${free} GB are free on the disk.`)
  }
  return fine(`Диск: свободно ${free} ГБ.`, `Disk: ${free} GB free.`)
}

/**
 * Three witnesses: the system's own word on synchronisation, the database's clock, and the newest time in the log. No rule of ours
 * depends on clocks, but people read the times, and certificates expire by them.
 */
export async function checkClock(
  now: number,
  database: { readonly at: number; readonly newest: number | null } | undefined,
): Promise<Finding> {
  const { at = now, newest = null } = database ?? {}
  const apartMs = Math.abs(now - at)
  if (apartMs > 60_000) {
    const minutes = Math.round(apartMs / 60_000)
    return bad(
      `Часы этой машины и базы расходятся на ${minutes} мин. Включите синхронизацию времени (timedatectl set-ntp true).`,
      `The clocks of this machine and of the database are ${minutes} min apart. Turn on time synchronisation.`,
    )
  }
  if (newest !== null && newest > now + 60_000) {
    return bad(
      `В базе есть записи из будущего (${day(newest)}): часы этой машины отстали или спешили раньше. Проверьте дату и синхронизацию времени.`,
      `The database holds times of the future (${day(newest)}): this clock is behind, or was ahead. Check the date and its synchronisation.`,
    )
  }
  if ((await isSynchronised()) === false) {
    return warning(
      'Часы не синхронизируются с точным временем: timedatectl set-ntp true.',
      'The clock is not synchronised: timedatectl set-ntp true.',
    )
  }
  return fine('Часы идут верно.', 'The clock is right.')
}

/** Undefined where the system cannot say. */
async function isSynchronised(): Promise<boolean | undefined> {
  const asked = promisify(execFile)('timedatectl', [
    'show',
    '--property=NTPSynchronized',
    '--value',
  ])
  const { stdout } = await asked.catch(() => ({ stdout: '' }))
  const answer = stdout.trim()
  return answer === '' ? undefined : answer === 'yes'
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
