import type { Json } from '@living-libraries/model/json'
import { tallyPath, tallyShareFor, tallyTotals } from '@living-libraries/model/tally'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useDevice } from './device-context.tsx'

export interface Tally {
  readonly countOf: (subject: string) => number
  readonly total: number
  readonly setCount: (subject: string, count: number) => void
}

/**
 * Heads or dots, by subject. Taps come faster than the store answers, so the number on the screen is the wanted one
 * until the store shows it; the writes go one after another, each on top of what is there then.
 */
export function useTally(record: string, field: string, value: Json | undefined): Tally {
  const device = useDevice()
  const stored = useMemo(() => tallyTotals(value), [value])
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map())
  const queue = useRef(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const countOf = (subject: string) => wanted.get(subject) ?? stored.get(subject) ?? 0
  const write = async (subject: string, count: number) => {
    const latest = await device.get(record)
    const share = tallyShareFor(latest?.fields[field], subject, device.id, count)
    await device.change(record, { set: { [tallyPath(field, subject, device.id)]: share } })
  }
  const setCount = (subject: string, count: number) => {
    setWanted((before) => new Map(before).set(subject, count))
    clearTimeout(timer.current)
    const written = queue.current.then(() => write(subject, count)).catch(() => undefined)
    queue.current = written
    void written.then(() => {
      if (queue.current !== written) return
      // From here on the store speaks again: also for what another device counted meanwhile. Not at once: the screen
      // hears of the write after it, and a tap on the number from before would count anew what is counted.
      timer.current = setTimeout(() => setWanted(new Map()), settledMs)
    })
  }
  const subjects = new Set([...stored.keys(), ...wanted.keys()])
  const total = [...subjects].reduce((sum, subject) => sum + countOf(subject), 0)
  return { countOf, total, setCount }
}

const settledMs = 1_200
