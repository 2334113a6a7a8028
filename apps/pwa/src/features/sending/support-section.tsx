import { useDevice } from '../../binding/device-context.tsx'
import type { DeviceStatus } from '../../device/device-status.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { sendingMessages } from './messages.ts'
import styles from './sending-page.module.css'

/** A file for whoever helps: what the exchange did, without a word or a name of anybody. */
export function SupportSection({ status }: { readonly status: DeviceStatus }) {
  const t = useMessages(sendingMessages).support
  const device = useDevice()
  const save = async () => {
    const { phase, problem, unsentRecords, refusedChanges, receivedAt, trouble } = status
    const facts = {
      device: device.id.slice(0, 8),
      saved: new Date().toISOString(),
      browser: navigator.userAgent,
      phase,
      problem,
      trouble,
      unsentRecords,
      refusedChanges,
      received: receivedAt === undefined ? 'never' : new Date(receivedAt).toISOString(),
    }
    const head = Object.entries(facts).map(([name, value]) => `${name}: ${value ?? '-'}`)
    const text = [...head, '', ...(await device.journal.lines())].join('\n')
    saveFile(`${t.file}.txt`, text, 'text/plain')
  }
  return (
    <section className={styles['part']}>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <div>
        <Button onClick={() => void save()}>{t.save}</Button>
      </div>
    </section>
  )
}
