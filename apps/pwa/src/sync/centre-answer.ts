import { problemName, problemSchema } from '@living-libraries/model/problem'
import * as v from 'valibot'
import { CentreProblem } from './centre-problem.ts'

/** `onBytes` hears how many are there so far, and the latest of them. */
export async function readBytes(
  response: Response,
  beat: () => void,
  onBytes?: (received: number, latest: Uint8Array<ArrayBuffer>) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read()
      if (done) break
      beat()
      chunks.push(value)
      received += value.length
      onBytes?.(received, value)
    }
  } catch (error) {
    throw new CentreProblem('unreachable', error instanceof Error ? error.message : undefined)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

export async function readJson(response: Response, beat: () => void): Promise<unknown> {
  if (response.status === 204) return undefined
  const text = new TextDecoder().decode(await readBytes(response, beat))
  try {
    return JSON.parse(text)
  } catch {
    // A captive portal of a hotel or a provider answers 200 with a page of its own.
    throw new CentreProblem('strange-answer')
  }
}

export async function problemOf(response: Response): Promise<CentreProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined
  const body = v.safeParse(problemSchema, await response.json().catch(() => undefined))
  const name = body.success ? problemName(body.output.type) : undefined
  if (body.success && name !== undefined) {
    return new CentreProblem(name, body.output.detail ?? body.output.title, retryAfterMs)
  }
  return new CentreProblem('strange-answer', `status ${response.status}`, retryAfterMs)
}

export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new CentreProblem('strange-answer')
  return result.output
}

export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
