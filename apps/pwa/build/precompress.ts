import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Writes `.br` and `.gz` beside every file that gets smaller by it, so that the server never
 * compresses while a village line is waiting. Runs last: the service worker is there already.
 */
export function precompress(): Plugin {
  let directory = ''
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      directory = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        if (this.environment.name !== 'client') return
        for (const path of await compressibleFiles(directory)) await compressFile(path)
      },
    },
  }
}

const compressible = /\.(?:html|js|css|svg|json|webmanifest|txt)$/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

async function compressibleFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

async function compressFile(path: string): Promise<void> {
  const original = await readFile(path)
  const packed = await brotli(original, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: original.length,
    },
  })
  if (packed.length < original.length) await writeFile(`${path}.br`, packed)
  const zipped = await gzipped(original, { level: 9 })
  if (zipped.length < original.length) await writeFile(`${path}.gz`, zipped)
}
