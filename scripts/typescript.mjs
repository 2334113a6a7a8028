import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './process.mjs'

/**
 * Runs a TypeScript file in this very process: signals, terminal and exit code are its own,
 * there is nobody in between to forward them.
 */
export async function runTypeScript(file, args = []) {
  const path = resolve(root, file)
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx/esm/api')
  const { register } = await import(pathToFileURL(tsx).href)
  register()
  process.argv = [process.execPath, path, ...args]
  await import(pathToFileURL(path).href)
}
