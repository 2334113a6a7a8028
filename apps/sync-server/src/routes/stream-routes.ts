import { mayReadWhole } from '@living-libraries/model/access'
import type { ToldPresence } from '@living-libraries/model/presence'
import type { Space } from '@living-libraries/model/space'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Environment } from '../middleware/environment.ts'
import { hearsOf } from '../services/presence.ts'
import type { Services } from '../services/services.ts'

/**
 * As seldom as what stands between allows: proxies that nobody has set up end a connection that is silent for 60 s.
 * Each costs about 45 bytes and wakes the radio of a phone (decision 0021).
 */
const keepAliveMs = 55_000

/**
 * Hints that a space has moved on. Records never come this way: every opening, and every hint, means "pull
 * now". Hints that wait for a slow line are made one for each space; of its own push no device needs any. Whoever reads
 * the whole is also told, without a word of where, that something of it advanced, or that the desk did something with its
 * themes. Colleagues of a venue hear who of them is typing.
 */
export function streamRoutes(services: Services) {
  return new Hono<Environment>().get('/records/stream', (c) => {
    const { device, spaces, grants } = c.var.caller
    const readsWhole = mayReadWhole(grants)
    return streamSSE(c, async (stream) => {
      const waiting = new Map<Space, number>()
      const writing = new Map<string, ToldPresence>()
      let isMissed = true
      let hasWholeAdvanced = false
      let hasThemes = false
      let isOver = false
      let wake = () => {}
      const end = () => {
        isOver = true
        wake()
      }
      const unsubscribe = services.announcements.subscribe({
        advanced: ({ space, seq, pushedBy }) => {
          if (readsWhole) hasWholeAdvanced = true
          const isNews = spaces.includes(space) && pushedBy !== device.id
          if (isNews) waiting.set(space, Math.max(seq, waiting.get(space) ?? 0))
          else if (!readsWhole) return
          wake()
        },
        themes: () => {
          if (!readsWhole) return
          hasThemes = true
          wake()
        },
        writes: (presence) => {
          if (presence.device === device.id || !hearsOf(c.var.caller, presence.venue)) return
          writing.set(presence.device, presence)
          wake()
        },
        missed: () => {
          isMissed = true
          wake()
        },
        revoked: (id) => {
          if (id === device.id) end()
        },
        // It opens anew, with the spaces that it has now, and pulls.
        changed: (id) => {
          if (id === device.id) end()
        },
        closing: end,
      })
      stream.onAbort(end)
      try {
        while (!isOver && !stream.aborted) {
          if (isMissed) {
            isMissed = false
            waiting.clear()
            hasWholeAdvanced = false
            hasThemes = false
            const positions = await services.storage.read(spaces, ({ records }) =>
              records.positions(spaces),
            )
            const data = JSON.stringify(Object.fromEntries(positions))
            await stream.writeSSE({ event: 'hello', data })
          }
          for (const [space, seq] of waiting) {
            waiting.delete(space)
            await stream.writeSSE({ event: 'advanced', data: JSON.stringify({ space, seq }) })
          }
          for (const [id, presence] of writing) {
            writing.delete(id)
            await stream.writeSSE({ event: 'writes', data: JSON.stringify(presence) })
          }
          if (hasWholeAdvanced) {
            hasWholeAdvanced = false
            await stream.writeSSE({ event: 'whole', data: '{}' })
          }
          if (hasThemes) {
            hasThemes = false
            await stream.writeSSE({ event: 'themes', data: '{}' })
          }
          const hasMore = waiting.size > 0 || writing.size > 0 || hasWholeAdvanced || hasThemes
          if (isMissed || hasMore || isOver) continue
          const isSilent = await silence((resolve) => {
            wake = resolve
          })
          if (isSilent) await stream.write(': still here\n\n')
        }
      } finally {
        unsubscribe()
      }
    })
  })
}

/** True after a time without a word; false as soon as somebody wakes. */
async function silence(onWake: (resolve: () => void) => void): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const isSilent = await new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), keepAliveMs)
    onWake(() => resolve(false))
  })
  clearTimeout(timer)
  return isSilent
}
