import './node-version.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { runTypeScript } from './typescript.mjs'

await ensureInstalled()
await ensureBuilt()
await runTypeScript('apps/sync-server/src/main.ts', process.argv.slice(2))
