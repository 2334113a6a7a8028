import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { bodyText } from './body-text.ts'
import { captureBodies } from './body-capture.ts'
import { joinedParts } from './captured-parts.ts'

const usage = `Prints a captured body of the wire so that a person can read it, or captures bodies.

  npm run wire -- FILE…       a push, a parcel, the answer to either, or the answer to a pull; packed or plain, also
                              cut. Of a parcel that was cut give all its parts, the earliest first
  npm run wire -- --capture http://localhost:8787 [--into FOLDER] [--port PORT]
                              stands before a centre and keeps every body in a file of its own (default: captured)

The format is described in docs/wire.md.
`

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    capture: { type: 'string' },
    into: { type: 'string', default: 'captured' },
    port: { type: 'string', default: '0' },
    help: { type: 'boolean' },
  },
})

if (options.capture !== undefined) await capture(options.capture)
else if (positionals.length > 0 && !options.help) process.exitCode = await print(positionals)
else process.stdout.write(usage)

async function capture(centre: string): Promise<void> {
  const { url } = await captureBodies(centre, options.into, {
    port: Number(options.port),
    onFile: (path) => process.stdout.write(`${path}\n`),
  })
  process.stdout.write(
    `Open the app at ${url} and join there; Ctrl-C ends it. What crosses is kept in:\n`,
  )
}

async function print(paths: readonly string[]): Promise<number> {
  try {
    const parts = await Promise.all(
      paths.map(async (path) => ({ path, bytes: await readFile(path) })),
    )
    process.stdout.write(bodyText(joinedParts(parts)))
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}
