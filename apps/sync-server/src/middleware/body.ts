import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { ProblemError } from '../services/problem-error.ts'

export const defaultBodyBytes = 64 * 1024
const silenceMs = 20_000

export interface BodyLimits {
  /** After decompression. */
  maxBytes: number
  mediaTypes: readonly string[]
}

/**
 * The text of a body, read while it comes, never more of it than the limit: a small gzip that swells is cut
 * off on its way. There is no limit on the total time, because a village line may be slow; only on silence.
 */
export async function readText(c: Context, limits: BodyLimits): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  await readChunks(c, limits, (chunk) => {
    text += decoder.decode(chunk, { stream: true })
  })
  try {
    return text + decoder.decode()
  } catch {
    throw unreadable()
  }
}

/** The bytes of a body that is no text, under the same limits. */
export async function readBytes(c: Context, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  await readChunks(c, limits, (chunk) => chunks.push(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

async function readChunks(
  c: Context,
  { maxBytes, mediaTypes }: BodyLimits,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  checkMediaType(c, mediaTypes)
  const stream = decompressed(c, c.req.raw.body)
  if (stream === null) return
  const reader = stream.getReader()
  let sizeBytes = 0
  try {
    for (;;) {
      const { done, value } = await withoutSilence(reader.read())
      if (done) return
      sizeBytes += value.byteLength
      if (sizeBytes > maxBytes) throw new ProblemError('body-too-large')
      take(value)
    }
  } catch (error) {
    reader.cancel().catch(() => {})
    if (error instanceof ProblemError) throw error
    throw unreadable()
  }
}

function unreadable(): ProblemError {
  return new ProblemError('body-malformed', 'the body cannot be read')
}

/**
 * The bytes of a body while they come, as they are. Ends with `body-timeout` where the line broke or fell silent: what
 * had come until then stays with whoever read it.
 */
export async function* incomingBytes(
  c: Context,
  mediaTypes: readonly string[],
): AsyncGenerator<Uint8Array> {
  checkMediaType(c, mediaTypes)
  const reader = c.req.raw.body?.getReader()
  if (reader === undefined) return
  try {
    for (;;) {
      const { done, value } = await withoutSilence(reader.read())
      if (done) return
      yield value
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError('body-timeout', 'the line broke')
  } finally {
    reader.cancel().catch(() => {})
  }
}

function checkMediaType(c: Context, mediaTypes: readonly string[]): void {
  const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!mediaTypes.includes(mediaType)) throw new ProblemError('media-type')
}

/** Checks a JSON body with a schema; the handler reads it with `c.req.valid('json')`. */
export function jsonBody<Schema extends v.GenericSchema<object, object>>(
  schema: Schema,
  maxBytes = defaultBodyBytes,
): MiddlewareHandler<
  object,
  string,
  { in: { json: v.InferInput<Schema> }; out: { json: v.InferOutput<Schema> } }
> {
  return async (c, next) => {
    const text = await readText(c, { maxBytes, mediaTypes: ['application/json'] })
    const parsed = v.safeParse(schema, jsonOf(text))
    if (!parsed.success) throw new ProblemError('body-malformed', faultOf(parsed.issues))
    c.req.addValidatedData('json', parsed.output)
    await next()
  }
}

/** Checks the query with a schema; the handler reads it with `c.req.valid('query')`. */
export function query<Schema extends v.GenericSchema<object, object>>(
  schema: Schema,
): MiddlewareHandler<
  object,
  string,
  { in: { query: v.InferInput<Schema> }; out: { query: v.InferOutput<Schema> } }
> {
  return async (c, next) => {
    const parsed = v.safeParse(schema, c.req.query())
    if (!parsed.success) throw new ProblemError('body-malformed', faultOf(parsed.issues))
    c.req.addValidatedData('query', parsed.output)
    await next()
  }
}

function decompressed(
  c: Context,
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
): ReadableStream<Uint8Array> | null {
  const encoding = (c.req.header('content-encoding') ?? 'identity').trim().toLowerCase()
  switch (encoding) {
    case 'identity':
      return body
    case 'gzip':
    case 'deflate':
      return body && body.pipeThrough(new DecompressionStream(encoding))
    default:
      throw new ProblemError('media-type', 'this content encoding is not read')
  }
}

async function withoutSilence<Result>(reading: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProblemError('body-timeout')), silenceMs)
  })
  try {
    return await Promise.race([reading, silence])
  } finally {
    clearTimeout(timer)
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('body-malformed', 'the body is not JSON')
  }
}

// Names the place, never the value: answers end up in logs of proxies.
function faultOf(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return `${v.getDotPath(issues[0]) ?? 'body'} is not valid`
}
