import { attendanceOf, attendancePath, shareFor } from '@living-libraries/model/attendance'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { TypedRecord } from '../../device/device.ts'

export interface Attendance {
  readonly countOf: (group: string) => number
  readonly total: number
  readonly setCount: (group: string, count: number) => void
}

/**
 * People present by group. Taps come faster than the store answers, so the number on the screen is the wanted one
 * until the store shows it; the writes go one after another, each on top of what is there then.
 */
export function useAttendance(session: TypedRecord<'session'>): Attendance {
  const device = useDevice()
  const stored = useMemo(() => attendanceOf(session.fields.attendance), [session])
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map())
  const queue = useRef(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const countOf = (group: string) => wanted.get(group) ?? stored.get(group) ?? 0
  const write = async (group: string, count: number) => {
    const latest = await device.get(session.id)
    const share = shareFor(latest?.fields['attendance'], group, device.id, count)
    await device.change(session.id, { set: { [attendancePath(group, device.id)]: share } })
  }
  const setCount = (group: string, count: number) => {
    setWanted((before) => new Map(before).set(group, count))
    queue.current = queue.current.then(() => write(group, count)).catch(() => undefined)
    clearTimeout(timer.current)
    // From here on the store speaks again: also for what the other door counted meanwhile.
    timer.current = setTimeout(() => void queue.current.then(() => setWanted(new Map())), settledMs)
  }
  const groups = new Set([...stored.keys(), ...wanted.keys()])
  const total = [...groups].reduce((sum, group) => sum + countOf(group), 0)
  return { countOf, total, setCount }
}

const settledMs = 1_200
