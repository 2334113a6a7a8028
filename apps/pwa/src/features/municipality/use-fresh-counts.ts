import { useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useMe } from '../../binding/use-me.ts'
import type { TypedRecord } from '../../device/device.ts'
import { lookedKey } from '../../binding/looked-key.ts'

/** By session: the answers that came or changed since this person last looked into it; none before the first look. */
export function useFreshCounts(
  answers: readonly TypedRecord<'answer'>[] | undefined,
): ReadonlyMap<string, number> {
  const { drafts } = useDevice()
  const { identity } = useMe()
  const person = identity?.person.id
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => {
    if (answers === undefined || person === undefined) return
    let isOver = false
    const read = async () => {
      const sessions = new Set(answers.flatMap(({ session }) => session ?? []))
      const found = new Map<string, number>()
      for (const session of sessions) {
        const looked = await drafts.read(lookedKey(session, person))
        if (typeof looked !== 'number' || looked === 0) continue
        const isFresh = (one: TypedRecord<'answer'>) =>
          one.session === session && one.version > looked
        found.set(session, answers.filter(isFresh).length)
      }
      if (!isOver) setCounts(found)
    }
    void read()
    return () => {
      isOver = true
    }
  }, [drafts, answers, person])
  return counts
}
