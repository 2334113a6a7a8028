import { consentEdit } from '@living-libraries/model/consent'
import { type ConsentingRecord, dayOf, keepConsent } from './consent-keeping.ts'
import { useDevice } from './device-context.tsx'
import { useForum } from './use-forum.ts'

/** Sets consent or age of a person, with the consent as a record of its own; `personal` goes with it. */
export function useConsentKeeping(
  record: ConsentingRecord,
  personal: readonly string[],
): (next: Parameters<typeof consentEdit>[1]) => void {
  const device = useDevice()
  const pack = useForum()?.pack
  return (next) => {
    if (pack === undefined)
      void device.change(record.id, consentEdit(record.fields, next, personal))
    else {
      const today = dayOf(Date.now())
      void keepConsent(device, pack, record, next, { personal, today })
    }
  }
}
