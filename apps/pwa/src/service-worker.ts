import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[]
}

// The whole app is on the device after the first visit. Workbox routes answer GET only, so a
// push, an upload or a sign-in always goes straight to the network.
precacheAndRoute([...self.__WB_MANIFEST], { ignoreURLParametersMatching: [/.*/] })
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api(?:\/|$)/] }),
)

// What goes to the centre does not even pass through the worker, where the browser can be told so: a worker that has
// to be started, or that hangs in the process of a frozen tab, would hold it up.
self.addEventListener('install', (event) => {
  const { addRoutes } = event as InstallEvent
  const toNetwork = { condition: { urlPattern: '/api/*' }, source: 'network' } as const
  if (addRoutes !== undefined) event.waitUntil(addRoutes.call(event, toNetwork))
})

/** Chromium 123 and newer. */
interface InstallEvent extends ExtendableEvent {
  readonly addRoutes?: (route: {
    readonly condition: { readonly urlPattern: string }
    readonly source: 'network'
  }) => Promise<void>
}

// The first visit is taken over at once, so that the app is offline-ready without a reload. Later
// versions wait: only the person's «Обновить» lets one in (src/update/app-update.ts).
clientsClaim()
self.addEventListener('message', (event) => {
  if (isSkipWaiting(event.data)) void self.skipWaiting()
})

function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING'
}
