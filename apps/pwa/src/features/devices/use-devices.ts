import { mayInvite } from '@living-libraries/model/access'
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

  return {
    devices: identity && forum && answer ? keptOf(answer.devices, identity, forum) : undefined,
    listProblem,
    again,
    isBusy,
    problem,
    rename: ({ id }, name) => doing(centre.post(`/api/devices/${id}`, { name })),
    revoke: ({ id }) => doing(centre.delete(`/api/devices/${id}`)),
  }
}

function keptOf(
  devices: readonly ListedDevice[],
  { me, grants }: Identity,
  { territory }: Forum,
): readonly KeptDevice[] {
  const mayManage = (device: ListedDevice) => {
    const ofDevice = device.persons.flatMap((person) => person.grants)
    return (
      grants.some(({ role }) => role === 'administrator') ||
      (ofDevice.length > 0 && ofDevice.every((grant) => mayInvite(grants, grant, territory)))
    )
  }
  return devices
    .map((device) => ({
      ...device,
      isOwn: device.id === me.device.id,
      isManaged: mayManage(device),
    }))
    .sort((left, right) => (right.lastSeenAt ?? 0) - (left.lastSeenAt ?? 0))
}
