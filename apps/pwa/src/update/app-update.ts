import { useSyncExternalStore } from 'react'
import { Workbox } from 'workbox-window'
import { refuseOffline } from './offline-readiness.ts'

/**
 * `waiting`: a new version is on the device and waits for the person's word.
 * `replaced`: another tab has let it in; this one still runs the old version.
 */
export type AppUpdate = 'none' | 'waiting' | 'applying' | 'replaced'

/** Called once, after the first screen stands: fetching the app yields to showing it. */
export function startAppUpdates(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return refuseOffline()
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}

/** Lets the new version in and opens it. Everything recorded is in the database by then. */
export function applyAppUpdate(): void {
  if (update === 'replaced') location.reload()
  if (update !== 'waiting') return
  set('applying')
  worker?.messageSkipWaiting()
}

export function useAppUpdate(): AppUpdate {
  return useSyncExternalStore(subscribe, () => update)
}

const hourMs = 3_600_000
const listeners = new Set<() => void>()
let update: AppUpdate = 'none'
let worker: Workbox | undefined

function register(): void {
  const workbox = new Workbox('/service-worker.js')
  worker = workbox
  workbox.addEventListener('waiting', () => set('waiting'))
  // The first worker of all takes the page over as well, and brings nothing new. (Workbox's own `isUpdate` keeps
  // saying so for as long as the page of the first visit stays open.)
  let isControlled = navigator.serviceWorker.controller !== null
  workbox.addEventListener('controlling', () => {
    const isFirst = !isControlled
    isControlled = true
    if (isFirst) return
    if (update === 'applying') location.reload()
    else set('replaced')
  })
  // A private window or a full disk refuses the worker: the app then simply needs the network.
  workbox.register().catch(refuseOffline)
  // A tab that stays open for days asks by itself; a failed question is asked again later.
  setInterval(() => {
    if (navigator.onLine) workbox.update().catch(() => undefined)
  }, 6 * hourMs)
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

function set(next: AppUpdate): void {
  update = next
  for (const notify of listeners) notify()
}
