import type { LockSecret } from '../../storage/lock-keys.ts'

/** Why a PIN or passphrase will not do; undefined: it will. */
export type LockWordFault = 'digits' | 'short' | 'easy'

/** What a phone accepts, and a neighbour does not guess from the first ten. */
const shortestPin = 6
const shortestPassphrase = 12

export function lockWordFault(secret: LockSecret, word: string): LockWordFault | undefined {
  const text = word.normalize('NFKC').trim()
  if (secret === 'pin' && !/^\d*$/.test(text)) return 'digits'
  if (text.length < (secret === 'pin' ? shortestPin : shortestPassphrase)) return 'short'
  return isEasy(text) ? 'easy' : undefined
}

// One sign over and over, or each one more or less than the one before by the same: 111111, 123456, 654321.
function isEasy(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1
}
