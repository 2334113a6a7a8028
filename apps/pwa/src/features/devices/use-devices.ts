import {
  type Grant,
  mayAdminister,
  mayManage,
  mayMove,
  type Person,
} from '@living-libraries/model/access'
import { deviceListSchema, type ListedDevice } from '@living-libraries/model/device-list'
import { useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { problemIn, useCentreAnswer } from '../../binding/use-centre-answer.ts'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { type Identity, useMe } from '../../binding/use-me.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'

export interface KeptDevice extends ListedDevice {
  readonly isOwn: boolean
  /** Whether it may be renamed and disconnected from here. */
  readonly isManaged: boolean
  /** Those of its persons who may be moved and taken off it from here, with the role that they would lose. */
  readonly managed: readonly ManagedPerson[]
}

export interface ManagedPerson extends Person {
  /** Undefined: staff, who are not moved. */
  readonly local: Grant | undefined
}

export interface KeptDevices {
  /** The latest contact first; undefined until the centre told them. */
  readonly devices: readonly KeptDevice[] | undefined
  readonly listProblem: TalkProblem | undefined
  readonly again: () => void
  readonly isBusy: boolean
  readonly problem: TalkProblem | undefined
  readonly rename: (device: KeptDevice, name: string) => void
  readonly revoke: (device: KeptDevice) => void
  readonly remove: (device: KeptDevice, person: string) => void
  /** For ever: the name goes everywhere, and so do the roles; for administrators. */
  readonly erase: (person: string) => void
  readonly mayErase: boolean
  readonly move: (persons: readonly ManagedPerson[], to: Grant) => void
}

export function useDevices(): KeptDevices {
  const { centre } = useDevice()
  const { identity } = useMe()
  const forum = useForum()
  const { answer, problem: listProblem, again } = useCentreAnswer('/api/devices', deviceListSchema)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<TalkProblem>()

  function doing(work: Promise<unknown>): void {
    setBusy(true)
    setProblem(undefined)
    void work
      .catch((error: unknown) => setProblem(problemIn(error)))
      .finally(() => {
        setBusy(false)
        again()
      })
  }

  async function movedOneByOne(persons: readonly ManagedPerson[], to: Grant): Promise<void> {
    for (const { id, local } of persons) {
      if (local !== undefined) {
        await centre.post('/api/persons/move', { persons: [id], from: local, to })
      }
    }
  }

  return {
    devices: identity && forum && answer ? keptOf(answer.devices, identity, forum) : undefined,
    listProblem,
    again,
    isBusy,
    problem,
    rename: ({ id }, name) => doing(centre.post(`/api/devices/${id}`, { name })),
    revoke: ({ id }) => doing(centre.delete(`/api/devices/${id}`)),
    remove: ({ id }, person) => doing(centre.delete(`/api/devices/${id}/persons/${person}`)),
    erase: (person) => doing(centre.post('/api/erasures', { person })),
    mayErase: identity !== undefined && identity !== null && mayAdminister(identity.grants),
    move: (persons, to) => doing(movedOneByOne(persons, to)),
  }
}

function keptOf(
  devices: readonly ListedDevice[],
  { me, grants }: Identity,
  { territory }: Forum,
): readonly KeptDevice[] {
  const isManaged = ({ persons }: ListedDevice) =>
    mayAdminister(grants) ||
    (persons.length > 0 && persons.every((person) => mayManage(grants, person, territory)))
  const managed = ({ persons }: ListedDevice): ManagedPerson[] =>
    persons
      .filter((person) => mayManage(grants, person, territory))
      .map((person) => ({
        ...person,
        local: person.grants.find((grant) => mayMove(grants, grant, grant, territory)),
      }))
  return devices
    .map((device) => ({
      ...device,
      isOwn: device.id === me.device.id,
      isManaged: isManaged(device),
      managed: managed(device),
    }))
    .sort((left, right) => (right.lastSeenAt ?? 0) - (left.lastSeenAt ?? 0))
}
