import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Recipients of the backups: one line each, beside the keys. Only their holders' private halves open anything. */
export async function knownRecipients(keysDir: string): Promise<string[]> {
  const text = await readFile(recipientsPath(keysDir), 'utf8').catch(() => '')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('age1'))
}

export function recipientsPath(keysDir: string): string {
  return join(keysDir, 'backup-recipients.txt')
}
