import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './process.mjs'

/**
 * Runs a TypeScript file in this very process: signals, terminal and exit code are its own,
 * there is nobody in between to forward them.
 */
export async function runTypeScript(file, args = []) {
  const path = resolve(root, file)
  // Imported this late because the packages may have been installed only now.
  const { register } = await import('tsx/esm/api')
  register()
  process.argv = [process.execPath, path, ...args]
  await import(pathToFileURL(path).href)
}
