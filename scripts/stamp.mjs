import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** One hash over the names and contents of files and folders, so that "needed again?" never asks a clock. */
export function hashOf(base, paths, { skip = () => false, also = '' } = {}) {
  const hash = createHash('sha256').update(also)
  for (const path of paths) {
    for (const file of filesUnder(join(base, path), skip)) {
      hash.update(`\n${relative(base, file)}\n`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

export function stamp(file, hash) {
  writeFileSync(file, hash)
}

function filesUnder(path, skip) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => !skip(name))
    .flatMap((name) => filesUnder(join(path, name), skip))
}
