import { type ReactNode, useEffect } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { routes } from '../routes.ts'
import { useDevice } from './device-context.tsx'
import { IdleWatch } from './idle-watch.ts'
import { hasOpenSession } from './open-session.ts'
import { Screen } from './screen.tsx'
import { UnderLock } from './under-lock.tsx'
import { useLock } from './use-lock.ts'

/** Where work goes on under a closed lock. Every other screen speaks of people, or lets people in. */
const freeRoutes = [
  routes.start,
  routes.forum,
  routes.venue,
  routes.prepare,
  routes.session,
  routes.sessionPart,
  routes.hall,
  routes.sending,
  routes.signIn,
  routes.lock,
]

/** Keeps what speaks of people behind the lock, and closes it when nobody has touched the device for long. */
export function LockGate({ children }: { readonly children: ReactNode }) {
  const lock = useLock()
  const [path] = useLocation()
  const { parser } = useRouter()
  useIdleClosing(lock.state === 'open' ? lock.idleMinutes : undefined)
  const isFree = freeRoutes.some((route) => matchRoute(parser, route, path)[0])
  if (lock.state !== 'closed' || isFree) return children
  return (
    <Screen current={path}>
      <UnderLock wholePage />
    </Screen>
  )
}

const touches = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
const lookMs = 5_000

/** Never in the middle of a session: see `hasOpenSession`. */
function useIdleClosing(minutes: number | undefined): void {
  const device = useDevice()
  useEffect(() => {
    if (minutes === undefined) return
    const channel = new BroadcastChannel('living-libraries touch')
    const watch = new IdleWatch({
      idleMs: minutes * 60_000,
      now: Date.now,
      isBusy: () => hasOpenSession(device, new Date()),
      close: () => device.lock.close(),
    })
    let toldAt = 0
    // A touch in any tab is a touch of the device.
    channel.onmessage = () => watch.touch()
    const touch = () => {
      watch.touch()
      if (Math.abs(Date.now() - toldAt) < lookMs) return
      toldAt = Date.now()
      channel.postMessage('touch')
    }
    const timer = setInterval(() => void watch.look(), lookMs)
    for (const event of touches) addEventListener(event, touch, { passive: true, capture: true })
    return () => {
      clearInterval(timer)
      channel.close()
      for (const event of touches) removeEventListener(event, touch, { capture: true })
    }
  }, [device, minutes])
}
