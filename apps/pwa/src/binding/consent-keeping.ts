import { type Consenting, consentEdit, mayBeNamed } from '@living-libraries/model/consent'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Space } from '@living-libraries/model/space'
import type { Device } from '../device/device.ts'

/** A record about a person, whose name stands only with consent. */
export interface ConsentingRecord {
  readonly id: string
  readonly space: Space
  readonly fields: Consenting & { readonly [field: string]: unknown }
}

type Next = Parameters<typeof consentEdit>[1]

/**
 * Sets consent or age, and keeps the consent itself as a record of its own: which wording, given how and when. What
 * was refused after it had been given is a withdrawal: the days of the law run from `today`. What was «not asked»
 * after all was a slip of the finger. `personal`: the fields that go with the consent.
 */
export async function keepConsent(
  device: Device,
  pack: ForumPack,
  { id, space, fields }: ConsentingRecord,
  next: Next,
  { personal, today }: { readonly personal: readonly string[]; readonly today: string },
): Promise<void> {
  const after: Consenting = { consent: fields.consent, minor: fields.minor, ...next }
  const document = after.minor === true ? 'parental' : 'personal-data'
  const open = (await device.list({ kind: 'consent', space })).filter(
    (consent) => consent.fields.about === id && consent.fields.withdrawn === undefined,
  )
  const isOfProcessing = (name: string | undefined) =>
    name === 'personal-data' || name === 'parental'
  const { consent: how } = after
  if (mayBeNamed(after) && (how === 'paper' || how === 'screen')) {
    const isKept = open.some(
      (consent) => consent.fields.document === document && consent.fields.how === how,
    )
    const version = pack.consents.find((one) => one.id === document)?.version ?? 1
    const by = after.minor === true ? 'parent' : 'self'
    const values = { about: id, document, version, how, by, given: today }
    if (!isKept) await device.make({ kind: 'consent', space, values })
  } else if (next.consent === 'refused') {
    for (const consent of open) await device.change(consent.id, { set: { withdrawn: today } })
  } else if (next.consent === 'none') {
    for (const consent of open) {
      if (isOfProcessing(consent.fields.document)) await device.remove(consent.id)
    }
  }
  await device.change(id, consentEdit(fields, next, personal))
}

/** What may be published with the words, each by itself; a document of its own, apart from the one above. */
export async function keepPublication(
  device: Device,
  pack: ForumPack,
  { id, space, fields }: ConsentingRecord,
  part: string,
  { isGiven, today }: { readonly isGiven: boolean; readonly today: string },
): Promise<void> {
  const known = (await device.list({ kind: 'consent', space })).find(
    ({ fields: own }) =>
      own.about === id && own.document === 'publication' && own.withdrawn === undefined,
  )
  const path = `covers/${part}`
  if (known !== undefined) {
    await device.change(known.id, isGiven ? { set: { [path]: true } } : { unset: [path] })
    return
  }
  if (!isGiven) return
  const version = pack.consents.find((one) => one.id === 'publication')?.version ?? 1
  const how = fields.consent === 'paper' ? 'paper' : 'screen'
  const by = fields.minor === true ? 'parent' : 'self'
  const values = {
    about: id,
    document: 'publication',
    version,
    how,
    by,
    given: today,
    [path]: true,
  }
  await device.make({ kind: 'consent', space, values })
}

/** The calendar day of the device: what a person would write on the paper. */
export function dayOf(now: number): string {
  const date = new Date(now)
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}
