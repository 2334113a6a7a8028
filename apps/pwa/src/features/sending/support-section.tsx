import { useDevice } from '../../binding/device-context.tsx'
import type { DeviceStatus } from '../../device/device-status.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { canShareFiles, shareFile } from './file-giving.ts'
import { sendingMessages } from './messages.ts'
import styles from './sending-page.module.css'

/** A file for whoever helps: what the exchange did, without a word or a name of anybody. */
export function SupportSection({ status }: { readonly status: DeviceStatus }) {
  const t = useMessages(sendingMessages).support
  const device = useDevice()
  const log = async () => {
    const { phase, problem, unsentRecords, unsentPictures, refusedChanges, receivedAt, trouble } =
      status
    const facts = {
      device: device.id.slice(0, 8),
      saved: new Date().toISOString(),
      browser: navigator.userAgent,
      phase,
      problem,
      trouble,
      unsentRecords,
      unsentPhotos: unsentPictures.photos,
      refusedChanges,
      received: receivedAt === undefined ? 'never' : new Date(receivedAt).toISOString(),
    }
    const head = Object.entries(facts).map(([name, value]) => `${name}: ${value ?? '-'}`)
    return [...head, '', ...(await device.journal.lines())].join('\n')
  }
  const kept = (text: string) => saveFile(`${t.file}.txt`, text, 'text/plain')
  const save = async () => kept(await log())
  const share = async () => {
    const text = await log()
    // Where the sheet does not open, the file is saved: whoever needs help is not left with a button that does nothing.
    if ((await shareFile(text, t.file).catch(() => 'late')) === 'late') kept(text)
  }
  return (
    <section className={styles['part']}>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <div className={styles['buttons']}>
        <Button onClick={() => void save()}>{t.save}</Button>
        {canShareFiles() && (
          <Button icon="send" onClick={() => void share()}>
            {t.share}
          </Button>
        )}
      </div>
    </section>
  )
}
