import type { Grant } from '@living-libraries/model/access'
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
    close: () => device.close(),
  }
}
