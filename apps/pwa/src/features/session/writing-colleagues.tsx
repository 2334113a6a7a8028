import { type ToldPresence, presenceLastsMs } from '@living-libraries/model/presence'
import { useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useMembers } from '../../binding/use-members.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { answersMessages } from './answers-messages.ts'
import styles from './answers-part.module.css'
import { shortTableName } from '../../binding/session-tables.ts'

/** «За столом 3 пишет Анна»: who is typing in this session on other devices, while there is a line. */
export function WritingColleagues({ session }: { readonly session: TypedRecord<'session'> }) {
  const t = useMessages(answersMessages)
  const { somebody } = useMessages(vocabularyMessages)
  const members = useMembers(session.space)
  const writing = useWriting(session.id)
  const sentences = writing.map(({ person, table }) => {
    const name = givenName(members.get(person)) ?? somebody
    const tableName = table === undefined ? undefined : session.fields.tables?.[table]?.name
    return tableName === undefined ? t.writes(name) : t.writesAt(name, shortTableName(tableName))
  })
  return <p className={styles['writing']}>{sentences.join(' · ')}</p>
}

function useWriting(session: string): readonly ToldPresence[] {
  const device = useDevice()
  const [heard, setHeard] = useState<ReadonlyMap<string, ToldPresence>>(new Map())
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const stop = device.presence.watch((presence) => {
      if (presence.session !== session) return
      const forget = () => setHeard((known) => without(known, presence.device))
      clearTimeout(timers.get(presence.device))
      timers.set(presence.device, setTimeout(forget, presenceLastsMs))
      setHeard((known) => new Map(known).set(presence.device, presence))
    })
    return () => {
      stop()
      for (const timer of timers.values()) clearTimeout(timer)
      setHeard(new Map())
    }
  }, [device, session])
  return [...heard.values()]
}

function without(known: ReadonlyMap<string, ToldPresence>, device: string) {
  const left = new Map(known)
  left.delete(device)
  return left
}

/** «Анна Иванова» is Anna to her colleagues in the hall. */
function givenName(name: string | undefined): string | undefined {
  return name?.trim().split(/\s+/)[0] || undefined
}
