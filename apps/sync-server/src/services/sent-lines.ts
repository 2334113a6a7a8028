import { pushHeadSchema } from '@living-libraries/model/wire/push'
import { oldestPushVersion, wireVersion } from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import { ProblemError } from './problem-error.ts'

/** The lines of a body that a device sent: a head, then blocks. */
export function linesOf(body: string): string[] {
  return body.split('\n').filter((line) => line.trim() !== '')
}

/**
 * What the first line says. Throws `wire-too-old`, `wire-too-new`, `body-malformed`, or `not-allowed` for another
 * device's body.
 */
export function headOf(
  line: string | undefined,
  device: string,
): v.InferOutput<typeof pushHeadSchema> {
  const head = parsedLine(line ?? '')
  const { wire } = v.is(v.object({ wire: v.number() }), head) ? head : { wire: undefined }
  if (wire !== undefined && wire < oldestPushVersion) throw new ProblemError('wire-too-old')
  // Before anything else is judged: a newer app would take every other refusal for a fault of its changes.
  if (wire !== undefined && wire > wireVersion) throw new ProblemError('wire-too-new')
  const known = v.safeParse(pushHeadSchema, head)
  if (!known.success) throw new ProblemError('body-malformed', 'the first line is not a head')
  if (known.output.device !== device) {
    throw new ProblemError('not-allowed', 'the body is that of another device')
  }
  return known.output
}

export function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new ProblemError('body-malformed', 'a line is not JSON')
  }
}
