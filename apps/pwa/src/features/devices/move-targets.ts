import type { Grant } from '@living-libraries/model/access'
import type { RoleChoices } from '../../binding/role-choices.ts'
import type { Option } from '../../ui/select.tsx'

export interface MoveTargets {
  readonly librarian: readonly Option<string>[]
  readonly coordinator: readonly Option<string>[]
}

/** Where people may go: every place that may be given, but for the one where all of them are already. */
export function moveTargets(
  { venues, municipalities }: Pick<RoleChoices, 'venues' | 'municipalities'>,
  present: readonly (Grant | undefined)[],
): MoveTargets {
  const isElsewhere = (isThere: (grant: Grant) => boolean) =>
    !present.every((grant) => grant !== undefined && isThere(grant))
  return {
    librarian: venues.filter(({ value }) =>
      isElsewhere((grant) => grant.role === 'librarian' && grant.venue === value),
    ),
    coordinator: municipalities.filter(({ value }) =>
      isElsewhere((grant) => grant.role === 'coordinator' && grant.municipality === value),
    ),
  }
}
