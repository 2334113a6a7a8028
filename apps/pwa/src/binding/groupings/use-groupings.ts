import { municipalitySpace } from '@living-libraries/model/space'
import { useState } from 'react'
import { useDevice } from '../device-context.tsx'
import { useMe } from '../use-me.ts'
import { useMembers } from '../use-members.ts'
import type { DraftChange } from '../../storage/drafts.ts'
import type { Territory } from '../../documents/territory.ts'
import type { JoinedKind } from './joinable.ts'

export interface NewGrouping {
  readonly title: string
  readonly reason: string
  readonly members: readonly string[]
  /** Of the form in which it was typed. */
  readonly draft: DraftChange
}

export interface GroupingActs {
  /** Rejects where it was not saved. */
  readonly group: (of: JoinedKind, grouping: NewGrouping) => Promise<unknown>
  readonly takeApart: (grouping: string) => void
  readonly authorOf: (person: string) => string | undefined
  readonly hasFailed: boolean
}

/** Putting together and taking apart; the records themselves are never touched. */
export function useGroupings({ id }: Territory): GroupingActs {
  const device = useDevice()
  const space = municipalitySpace(id)
  const members = useMembers(space)
  const { identity } = useMe()
  const [hasFailed, setFailed] = useState(false)
  const saving = (work: Promise<unknown>) =>
    void work.then(
      () => setFailed(false),
      () => setFailed(true),
    )
  return {
    group: (of, { title, reason, members: records, draft }) => {
      const joined = Object.fromEntries(records.map((record) => [`members/${record}`, true]))
      const values = { of, title, reason, ...joined }
      return device.make({ kind: 'grouping', space, values, draft })
    },
    takeApart: (grouping) => saving(device.remove(grouping)),
    authorOf: (person) =>
      person === identity?.person.id ? identity.person.name : members.get(person),
    hasFailed,
  }
}
