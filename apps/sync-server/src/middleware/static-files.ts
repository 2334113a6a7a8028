import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Context, MiddlewareHandler } from 'hono'

/**
 * The built app. Files with a hash in their name are kept for ever, all others are asked for anew; the build
 * has compressed them better than there would be time for now. A page address that no file has is the app's.
 */
export function staticFiles(root: string): MiddlewareHandler {
  return async (c, next) => {
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isReading || c.req.path.startsWith('/api/')) return next()
    const path = pathOf(c.req.path)
    if (path === undefined) return next()
    return (
      (await fileAnswer(c, root, path === '/' ? '/index.html' : path)) ??
      (isPage(c, path) ? await fileAnswer(c, root, '/index.html') : undefined) ??
      next()
    )
  }
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

function pathOf(raw: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(raw)).replaceAll(sep, '/')
    const isInside = path.startsWith('/') && !path.includes('\0') && !path.includes('/.')
    // The compressed twins are answered under the plain name only.
    return isInside && !/\.(br|gz)$/.test(path) ? path : undefined
  } catch {
    return undefined
  }
}

function isPage(c: Context, path: string): boolean {
  return extname(path) === '' && (c.req.header('accept') ?? '').includes('text/html')
}

async function fileAnswer(c: Context, root: string, path: string): Promise<Response | undefined> {
  const plain = join(root, path)
  const found = await stat(plain).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const accepted = c.req.header('accept-encoding') ?? ''
  let file = plain
  let encoding: string | undefined
  let { size } = found
  for (const { name, suffix } of encodings) {
    const twin = accepted.includes(name)
      ? await stat(plain + suffix).catch(() => undefined)
      : undefined
    if (twin === undefined) continue
    file = plain + suffix
    encoding = name
    size = twin.size
    break
  }
  const tag = `"${size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`
  const isHashed = path.startsWith('/assets/')
  const headers = new Headers({
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag: tag,
  })
  if (c.req.header('if-none-match') === tag) return c.newResponse(null, { status: 304, headers })
  if (encoding !== undefined) headers.set('content-encoding', encoding)
  headers.set('content-length', String(size))
  if (c.req.method === 'HEAD') return c.newResponse(null, { status: 200, headers })
  const body = Readable.toWeb(createReadStream(file))
  return new Response(body as ReadableStream<Uint8Array>, { headers })
}
