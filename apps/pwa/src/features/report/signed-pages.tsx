import { municipalitySpace } from '@living-libraries/model/space'
import { useId, useState } from 'react'
import { PhotoThumbnail } from '../../binding/photos/photo-thumbnail.tsx'
import { PhotoView } from '../../binding/photos/photo-view.tsx'
import { TakePhoto } from '../../binding/photos/take-photo.tsx'
import { type AskedPicture, PictureErasure } from '../../binding/photos/picture-erasure.tsx'
import { photoMessages } from '../../binding/photos/photo-messages.ts'
import { DeletedRecords } from '../../binding/deleted-records.tsx'
import { useDevice } from '../../binding/device-context.tsx'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { useErasure } from '../../binding/use-erasure.ts'
import { usePersonName } from '../../binding/use-person-name.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { UndoRemoval } from '../../binding/undo-removal.tsx'
import { reportMessages } from './messages.ts'
import styles from './report-page.module.css'
import type { ReportView } from './use-report.ts'

/** The pages that the head signed, photographed: they lie with the agreed text and go to the region with it. */
export function SignedPages({
  municipality,
  report,
}: {
  readonly municipality: string
  readonly report: ReportView
}) {
  const t = useMessages(reportMessages).signed
  const photoWords = useMessages(photoMessages)
  const format = useFormat()
  const device = useDevice()
  const headingId = useId()
  const [opened, setOpened] = useState<string>()
  const [removed, setRemoved] = useState<string>()
  const [asked, setAsked] = useState<AskedPicture>()
  const erasure = useErasure()
  const space = municipalitySpace(municipality)
  const nameOf = usePersonName(space)
  const agreement = report.standing.agreement?.id
  if (agreement === undefined) return null
  const at = report.scans.findIndex(({ id }) => id === opened)
  const scan = report.scans[at]
  const remove = (id: string) => {
    setOpened(undefined)
    void device.remove(id).then(() => setRemoved(id))
  }
  const erase = (id: string) => {
    setOpened(undefined)
    setAsked({ id, name: t.page(format.number(at + 1)) })
  }
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <p className={styles['quiet']}>{report.scans.length === 0 ? t.text : t.kept}</p>
      {report.scans.length > 0 && (
        <ul className={styles['scans']}>
          {report.scans.map((one, index) => (
            <li key={one.id}>
              <PhotoThumbnail photo={one} number={index + 1} onOpen={() => setOpened(one.id)} />
            </li>
          ))}
        </ul>
      )}
      <TakePhoto kind="scan" space={space} values={{ agreement }} />
      <Dialog
        open={scan !== undefined}
        onClose={() => setOpened(undefined)}
        title={t.page(format.number(at + 1))}
        actions={
          scan !== undefined && (
            <>
              <Button icon="remove" onClick={() => remove(scan.id)}>
                {t.remove}
              </Button>
              {scan.version > 0 && (
                <Button kind="danger" onClick={() => erase(scan.id)}>
                  {photoWords.erase}
                </Button>
              )}
            </>
          )
        }
      >
        {scan !== undefined && (
          <div className={styles['scan']}>
            <DisputePanel record={scan} nameOf={nameOf} />
            <PhotoView photo={scan.id} title={t.page(format.number(at + 1))} />
          </div>
        )}
      </Dialog>
      <PictureErasure erasure={erasure} asked={asked} onOver={() => setAsked(undefined)} />
      <DeletedRecords
        of={{ kind: 'scan', space }}
        belongs={({ fields }) => fields['agreement'] === agreement}
        nameOf={nameOf}
      />
      <UndoRemoval record={removed} text={t.removed} onOver={() => setRemoved(undefined)} />
    </section>
  )
}
