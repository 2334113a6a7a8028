import { attendanceOf } from './attendance.ts'
import type { Json } from './json.ts'
import { unstatedGroup } from './kinds/session.ts'
import { hiddenGroups, smallestShownGroup } from './small-cells.ts'

/** Stands in files for a group of which so few were in the hall that it would say who spoke. */
export const untoldGroup = 'untold'

/** What a file says of the group in which something was said: its id, `unstated` or `untold`. */
export type TellGroup = (session: string, group: string | null) => string

export interface Hall {
  readonly session: string
  /** The shares of the devices, as the session keeps them. */
  readonly attendance: Json
}

/**
 * Whether the group of an answer is told outside the region's desk follows from its hall alone, and so it is told in every
 * file or in none. Every file, however it was filtered or counted, is made of answers told like this; so two of them laid
 * side by side say no more than the lines of one. Were untold answers counted under their group in a table, whoever holds
 * the lines of the told ones would find the rest by subtraction.
 */
export function groupTelling(halls: readonly Hall[]): TellGroup {
  const known = new Map(
    halls.map(({ session, attendance }) => {
      const present = attendanceOf(attendance)
      present.delete(unstatedGroup)
      return [session, { present, hidden: hiddenGroups(present, smallestShownGroup) }]
    }),
  )
  return (session, group) => {
    if (group === null) return unstatedGroup
    const { present, hidden } = known.get(session) ?? {}
    const isUntold = hidden?.has(group) === true || (present?.get(group) ?? 0) === 0
    return isUntold ? untoldGroup : group
  }
}
