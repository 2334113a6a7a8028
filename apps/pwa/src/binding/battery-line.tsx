import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { storageMessages } from '../i18n/storage-messages.ts'
import { Notice } from '../ui/notice.tsx'
import { useBattery } from './use-battery.ts'

/** An evening takes hours; from here on it may not last. */
const lowPercent = 40

/** Whether the battery lasts for an evening, and what becomes of the records if it does not. */
export function BatteryLine() {
  const t = useMessages(storageMessages).battery
  const format = useFormat()
  const battery = useBattery()
  if (battery === undefined) return <p>{t.empty}</p>
  const percent = format.number(battery.percent)
  if (!battery.isCharging && battery.percent < lowPercent) {
    return <Notice meaning="waiting" title={t.low(percent)} safe={t.empty} todo={t.charge} />
  }
  return (
    <p>
      {battery.isCharging ? t.charging(percent) : t.level(percent)} {t.empty}
    </p>
  )
}
