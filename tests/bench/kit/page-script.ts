import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { PageDevice } from '../browser/page-device.ts'

const entry = fileURLToPath(new URL('../browser/page-device.ts', import.meta.url))
let script: Promise<string> | undefined

/** Gives a page the device layer, whatever stands on the page; it must be of the app's origin. */
export async function openPageDevice(page: Page, origin: string): Promise<PageCalls> {
  script ??= built()
  // A text of the app that runs nothing by itself; the script comes as a debugger would bring it.
  await page.goto(`${origin}/before-start.js`)
  await page.evaluate(await script)
  return {
    call: async (name, ...args) => {
      const given = args.map((one) => JSON.stringify(one)).join(', ')
      const result: unknown = await page.evaluate(`pageDevice.${name}(${given})`)
      return result as never
    },
  }
}

export interface PageCalls {
  call<Name extends keyof PageDevice>(
    name: Name,
    ...args: Parameters<PageDevice[Name]>
  ): Promise<Awaited<ReturnType<PageDevice[Name]>>>
}

async function built(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'bench' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [outputs] = Array.isArray(result) ? result : [result]
  if (outputs === undefined || !('output' in outputs)) throw new Error('nothing was built')
  return outputs.output[0].code
}
