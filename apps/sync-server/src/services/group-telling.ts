import { groupTelling, type TellGroup, untoldGroup } from '@living-libraries/model/told-group'
import type { HallGroup, OverviewSession } from '../overview-port.ts'

/** What files say of the group of an answer, by the halls that the centre knows. */
export function tellingOf(sessions: readonly OverviewSession[]): TellGroup {
  return groupTelling(sessions.map(({ id, attendance }) => ({ session: id, attendance })))
}

/** In which halls which of these groups is not told. */
export function untoldIn(
  sessions: readonly OverviewSession[],
  groups: ReadonlySet<string>,
): HallGroup[] {
  const tell = tellingOf(sessions)
  return sessions.flatMap(({ id: session }) =>
    [...groups]
      .filter((group) => tell(session, group) === untoldGroup)
      .map((group) => ({ session, group })),
  )
}

interface GroupCount {
  readonly group: string
  readonly count: number
}

/** The counts as files tell them: what is untold of a group stands apart from it. */
export function toldCounts<Count extends GroupCount>(
  counts: readonly Count[],
  untold: readonly Count[],
): Count[] {
  const sums = new Map<string, Count>()
  const add = (one: Count) => {
    const key = JSON.stringify({ ...one, count: undefined })
    sums.set(key, { ...one, count: (sums.get(key)?.count ?? 0) + one.count })
  }
  for (const one of counts) add(one)
  for (const one of untold) {
    add({ ...one, count: -one.count })
    add({ ...one, group: untoldGroup })
  }
  return [...sums.values()].filter(({ count }) => count !== 0)
}
