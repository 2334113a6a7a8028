import './node-version.mjs'
import { ensureInstalled } from './install.mjs'
import { runTypeScript } from './typescript.mjs'

const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  console.error('Usage: node scripts/run.mjs FILE.ts [ARGUMENTS]')
  process.exit(2)
}
await ensureInstalled()
await runTypeScript(file, args)
