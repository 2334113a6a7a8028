import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

/** The word on one change is a little larger, and becomes smaller by a quarter. */
const leastBytes = 120
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Compresses JSON answers: on a village line every byte is a quarter of a millisecond. */
export const compression: MiddlewareHandler = async (c, next) => {
  await next()
  const type = c.res.headers.get('content-type') ?? ''
  const encoding = encodingOf(c.req.header('accept-encoding') ?? '')
  if (encoding === undefined || !/^application\/(json|problem\+json)/.test(type)) return
  if (c.res.headers.has('content-encoding') || c.res.body === null) return
  const body = Buffer.from(await c.res.arrayBuffer())
  const headers = new Headers(c.res.headers)
  headers.append('vary', 'accept-encoding')
  const isSmall = body.length < leastBytes
  if (!isSmall) headers.set('content-encoding', encoding)
  headers.delete('content-length')
  const sent = isSmall ? body : await compressed(body, encoding)
  c.res = new Response(sent, { status: c.res.status, headers })
}

type Encoding = 'br' | 'gzip'

function encodingOf(accepted: string): Encoding | undefined {
  const names = accepted
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim().toLowerCase())
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : undefined
}

async function compressed(body: Buffer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const bytes =
    encoding === 'gzip'
      ? await compressGzip(body)
      : await compressBrotli(body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 6,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
  return new Uint8Array(bytes)
}
