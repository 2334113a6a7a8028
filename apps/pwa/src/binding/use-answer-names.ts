import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useMemo } from 'react'
import { usePersonName } from './use-person-name.ts'
import type { TypedRecord } from '../device/device.ts'
import { useMessages } from '../i18n/messages.ts'
import { vocabularyMessages } from '../i18n/vocabulary-messages.ts'

/** How the ids in an answer are called on the screen. */
export interface AnswerNames {
  readonly table: (id: string | undefined) => string | undefined
  readonly group: (id: string | undefined) => string
  readonly person: (id: string) => string
  readonly questionNumber: (id: string | undefined) => string | undefined
}

export function useAnswerNames(session: TypedRecord<'session'>, pack: ForumPack): AnswerNames {
  const t = useMessages(vocabularyMessages)
  const person = usePersonName(session.space)
  const { tables } = session.fields
  return useMemo(() => {
    const groups = new Map(pack.groups.map(({ id, title }) => [id, title]))
    const numbers = new Map(pack.questions.map(({ id }, index) => [id, String(index + 1)]))
    return {
      table: (id) => (id === undefined ? undefined : (tables?.[id]?.name ?? id)),
      group: (id) => (id === undefined ? t.unstated : (groups.get(id) ?? id)),
      person,
      questionNumber: (id) => (id === undefined ? undefined : `${numbers.get(id) ?? id}.`),
    }
  }, [pack, tables, person, t])
}
