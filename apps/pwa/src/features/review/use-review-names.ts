import type { ForumPack } from '@living-libraries/model/forum-pack'
import { municipalitySpace } from '@living-libraries/model/space'
import { useMemo } from 'react'
import { type AnswerNames, useAnswerNames } from '../../binding/use-answer-names.ts'
import { useMe } from '../../binding/use-me.ts'
import { useMembers } from '../../binding/use-members.ts'
import type { TypedRecord } from '../../device/device.ts'

export interface ReviewNames extends AnswerNames {
  readonly isCoordinator: (person: string) => boolean
}

/** Names of the venue's people and of the municipality's coordinators. */
export function useReviewNames(
  session: TypedRecord<'session'>,
  pack: ForumPack,
  municipality: string,
): ReviewNames {
  const names = useAnswerNames(session, pack)
  const coordinators = useMembers(municipalitySpace(municipality))
  const { identity } = useMe()
  const own = identity?.person.id
  return useMemo(
    () => ({
      ...names,
      person: (id) => (id === own ? names.person(id) : coordinators.get(id) || names.person(id)),
      isCoordinator: (person) => coordinators.has(person),
    }),
    [names, coordinators, own],
  )
}
