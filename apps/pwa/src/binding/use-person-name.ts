import type { Space } from '@living-libraries/model/space'
import { useCallback } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { vocabularyMessages } from '../i18n/vocabulary-messages.ts'
import { useMe } from './use-me.ts'
import { useMembers } from './use-members.ts'

/** What the people who write in a space are called here: «вы», a name, or the post of whoever left. */
export function usePersonName(space: Space): (person: string) => string {
  const t = useMessages(vocabularyMessages)
  const { identity } = useMe()
  const members = useMembers(space)
  const own = identity?.person.id
  return useCallback(
    (person) => (person === own ? t.you : (members.get(person) ?? t.reviewer)),
    [members, own, t],
  )
}
