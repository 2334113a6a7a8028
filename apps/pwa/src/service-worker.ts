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

// The first visit is taken over at once, so that the app is offline-ready without a reload. Later
// versions wait: only the person's «Обновить» lets one in (src/update/app-update.ts).
clientsClaim()
self.addEventListener('message', (event) => {
  if (isSkipWaiting(event.data)) void self.skipWaiting()
})

function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING'
}
