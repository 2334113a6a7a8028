import * as v from 'valibot'

/**
 * How a forgotten PIN is got over. The device wraps its key for the region with a key pair that it uses once; whoever
 * has the region's private key and the public half of that pair, the *point*, can work out sixteen bytes that open the
 * wrap. The device shows its point, the administrator answers with these bytes as digits.
 */

/** Raw P-256 point, base64url: the long form of a request, for a QR code or a message. */
export const pointSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/, 'not a point'))

/** POST /api/me/lock: which point this device would ask with; null: it has no lock. */
export const lockNoteSchema = v.object({ point: v.nullable(pointSchema) })

/** POST /api/recoveries: a point, or its eight digits where the centre has heard it from the device. */
export const recoveryRequestSchema = v.object({
  request: v.union([pointSchema, v.pipe(v.string(), v.regex(/^\d{8}$/))]),
})

export const recoveryAnswerSchema = v.object({
  /** 48 digits; see `answerDigits`. */
  digits: v.string(),
  /** Whose request it is, where the centre knows it. */
  device: v.nullable(v.object({ name: v.string(), isRevoked: v.boolean() })),
})
export type RecoveryAnswer = v.InferOutput<typeof recoveryAnswerSchema>

export const answerBytes = 16
/** What HKDF is told besides the secret and the point. */
export const answerInfo = 'living-libraries lock recovery'

/** Eight digits of a request, from the SHA-256 of its point. */
export function requestNumber(digest: Uint8Array): string {
  const [first = 0, second = 0, third = 0, fourth = 0] = digest
  const whole = first * 2 ** 24 + second * 2 ** 16 + third * 2 ** 8 + fourth
  return String(whole % 100_000_000).padStart(8, '0')
}

const check = 11

/**
 * Sixteen bytes as eight groups of six digits, each a multiple of eleven: one wrong digit, or two that changed places,
 * are noticed in the group where they are. Digits, because letters are misheard over the telephone.
 */
export function answerDigits(bytes: Uint8Array): string {
  const groups: string[] = []
  for (let at = 0; at < answerBytes; at += 2) {
    const word = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
    groups.push(String(word * check).padStart(6, '0'))
  }
  return groups.join(' ')
}

/** The bytes; the number (from 1) of the first group that cannot be right; undefined where there are not 48 digits. */
export function readAnswer(
  text: string,
): { bytes: Uint8Array } | { wrongGroup: number } | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s\u2013-]/g, '')
  if (!/^\d{48}$/.test(digits)) return undefined
  const bytes = new Uint8Array(answerBytes)
  for (let group = 0; group < answerBytes / 2; group++) {
    const number = Number(digits.slice(group * 6, group * 6 + 6))
    const word = number / check
    if (!Number.isInteger(word) || word > 0xffff) return { wrongGroup: group + 1 }
    bytes[group * 2] = word >> 8
    bytes[group * 2 + 1] = word & 0xff
  }
  return { bytes }
}
