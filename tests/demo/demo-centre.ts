import type { Grant } from '@living-libraries/model/access'
import type { Json } from '@living-libraries/model/json'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import * as v from 'valibot'

/** A running server, as an administrator's device reaches it. */
export interface DemoCentre {
  readonly administrator: Device
  /** The forum pack as it lies on the administrator's device. */
  pack(): Promise<Json | undefined>
  /** A code that lets a device in with these rights. */
  invite(grant: Grant): Promise<string>
  /** A device in somebody's hands, let in by an invitation; `now` is its clock. */
  join(grant: Grant, deviceName: string, personName: string, now: () => number): Promise<Device>
}

const madeInvitationSchema = v.object({ code: v.string() })

export async function openDemoCentre(serverUrl: string, code: string): Promise<DemoCentre> {
  const open = (now: () => number) =>
    openDevice({ serverUrl, storage: memoryStorage(), fetch: cookieFetch(), stream: false, now })
  const administrator = await open(Date.now)
  await administrator.join({ code, deviceName: 'Демонстрация', personName: 'Демонстрация' })
  await administrator.settled()
  const invite = async (grant: Grant) => {
    const invitation = await administrator.centre.post('/api/invitations', { grant })
    return v.parse(madeInvitationSchema, invitation).code
  }
  return {
    administrator,
    invite,
    pack: async () => (await administrator.list({ kind: 'pack' }))[0]?.fields.content,
    join: async (grant, deviceName, personName, now) => {
      const device = await open(now)
      await device.join({ code: await invite(grant), deviceName, personName })
      await device.settled()
      return device
    },
  }
}
