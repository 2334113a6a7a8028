import type { Json } from '@living-libraries/model/json'
import type { Device } from '@living-libraries/pwa/device'

/** The records of an evening as plain JSON, without what only our own merging needs: the same for everybody. */
export async function plainDocuments(device: Device, session: string): Promise<PlainDocument[]> {
  const own = await device.get(session)
  const records = [...(own === undefined ? [] : [own]), ...(await device.list({ session }))]
  return records.map(({ id, kind, space, fields, made }) => ({
    id,
    kind,
    space,
    session,
    person: made.person,
    device: made.device,
    at: made.at,
    fields,
  }))
}

export interface PlainDocument {
  readonly id: string
  readonly kind: string
  readonly space: string
  readonly session: string
  readonly person: string
  readonly device: string
  readonly at: number
  readonly fields: { readonly [field: string]: Json }
}
