import type { Grant } from '@living-libraries/model/access'
import { deviceListSchema } from '@living-libraries/model/device-list'
import { type MadeInvitation, madeInvitationSchema } from '@living-libraries/model/invitation'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import * as v from 'valibot'
import type { Centre } from './centre.ts'

/** An administrator's device without a screen: what a journey needs before it begins. */
export interface Administration {
  readonly device: Device
  invite(grant: Grant, terms?: { maxUses?: number; days?: number }): Promise<MadeInvitation>
  /** Id of the device on which somebody of this name works. */
  deviceOf(personName: string): Promise<string>
  close(): void
}

export async function administrationOf(centre: Centre): Promise<Administration> {
  const device = await openDevice({
    serverUrl: centre.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
  const code = new URL(centre.link('administrator')).hash.replace('#join=', '')
  await device.join({ code, deviceName: 'Проверка', personName: 'Проверка' })
  await device.settled()
  return {
    device,
    invite: async (grant, terms = {}) =>
      v.parse(
        madeInvitationSchema,
        await device.centre.post('/api/invitations', { grant, ...terms }),
      ),
    deviceOf: async (personName) => {
      const { devices } = v.parse(deviceListSchema, await device.centre.get('/api/devices'))
      const found = devices.find(({ persons }) => persons.some(({ name }) => name === personName))
      if (found === undefined) throw new Error(`no device of ${personName}`)
      return found.id
    },
    close: () => device.close(),
  }
}
