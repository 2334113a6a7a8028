import type { SeenDevice } from './database-check.ts'
import { type Finding, fine, warning } from './finding.ts'

const dayMs = 24 * 60 * 60 * 1000
const silentMs = 14 * dayMs
const shownDevices = 10

/**
 * Devices that told of unsent work and have not been heard of for a day: somebody's evening may lie on them alone.
 * Named by their ids, never by people.
 */
export function checkDevices(devices: readonly SeenDevice[], now: number): Finding[] {
  const since = ({ lastSeenAt }: SeenDevice) => now - (lastSeenAt ?? 0)
  const stuck = devices.filter((device) => (device.unsent ?? 0) > 0 && since(device) > dayMs)
  const silent = devices.filter((device) => since(device) > silentMs && !stuck.includes(device))
  const findings: Finding[] = []
  if (stuck.length > 0) {
    const list = stuck
      .sort((left, right) => since(right) - since(left))
      .slice(0, shownDevices)
      .map((one) => `${one.id.slice(0, 8)}: ${one.unsent}, ${Math.floor(since(one) / dayMs)} d`)
      .join('; ')
    findings.push(
      warning(
        `Устройств с неотправленным, молчащих больше суток: ${stuck.length} (${list}). Попросите открыть приложение при связи или передать файл.`,
        `Devices with unsent work, silent for more than a day: ${stuck.length} (${list}). Ask to open the app with a connection, or for a transfer file.`,
      ),
    )
  }
  if (silent.length > 0) {
    findings.push(
      warning(
        `Устройств, молчащих больше двух недель: ${silent.length}. Если они не нужны, отключите их.`,
        `Devices silent for more than two weeks: ${silent.length}. Disconnect those that are not needed.`,
      ),
    )
  }
  if (findings.length > 0) return findings
  return [
    fine(
      `Устройства: ${devices.length}, застрявших нет.`,
      `Devices: ${devices.length}, none is stuck.`,
    ),
  ]
}
