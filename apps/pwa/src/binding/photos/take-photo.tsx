import type { PictureRecord } from '@living-libraries/model/kinds'
import type { Space } from '@living-libraries/model/space'
import { useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDevice } from '../device-context.tsx'
import { useHasTouch } from '../use-media.ts'
import { photoMessages } from './photo-messages.ts'
import styles from './photo-strip.module.css'
import { shrinkPhoto } from './shrink-photo.ts'

export interface TakePhotoProps {
  readonly space: Space
  /** Absent where the kind belongs to none. */
  readonly session?: string
  readonly kind?: PictureRecord['kind']
  /** What the new photo belongs to, by field. */
  readonly values: { readonly [field: string]: string | undefined }
  readonly buttonKind?: ButtonKind | undefined
}

/** The camera, where there is one to hold, and beside it the way to photos that were taken before. */
export function TakePhoto({
  space,
  session,
  kind = 'photo',
  values,
  buttonKind = 'quiet',
}: TakePhotoProps) {
  const t = useMessages(photoMessages)
  const device = useDevice()
  const hasTouch = useHasTouch()
  const [state, setState] = useState<'ready' | 'working' | 'failed' | 'pdf'>('ready')
  const place = { kind, space, ...(session === undefined ? {} : { session }) }
  const stated = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1])
  async function take(files: readonly File[]): Promise<void> {
    setState('working')
    try {
      // One after the other: a cheap phone has no memory for several at once.
      for (const file of files) {
        if (await isPdf(file)) {
          setState('pdf')
          return
        }
        const shrunk = await shrinkPhoto(file)
        await device.photos.add({ ...place, values: Object.fromEntries(stated), ...shrunk })
      }
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  const files = {
    kind: buttonKind,
    isWorking: state === 'working',
    onFiles: (taken: readonly File[]) => void take(taken),
    // A scanner makes PDF unless told otherwise: better to say what to do than to offer no file at all.
    accept: kind === 'scan' ? 'image/*,application/pdf' : 'image/*',
  }
  return (
    <div className={styles['part']}>
      <div className={styles['buttons']}>
        {hasTouch && <FileButton {...files} label={t.camera} short={t.camera} fromCamera />}
        <FileButton {...files} label={t.take} short={t.takeShort} />
      </div>
      {state === 'pdf' && <Notice urgent title={t.isPdf} safe={t.isPdfSafe} todo={t.isPdfTodo} />}
      {state === 'failed' && (
        <Notice urgent title={t.failed} safe={t.failedSafe} todo={t.failedTodo} />
      )}
    </div>
  )
}

function FileButton({
  kind,
  label,
  short,
  isWorking,
  accept,
  onFiles,
  fromCamera = false,
}: {
  readonly kind: ButtonKind
  readonly label: string
  /** Where several buttons stand in one line. */
  readonly short: string
  readonly isWorking: boolean
  readonly accept: string
  readonly onFiles: (files: readonly File[]) => void
  readonly fromCamera?: boolean
}) {
  const t = useMessages(photoMessages)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        kind={kind}
        icon="plus"
        aria-label={kind === 'bare' ? label : undefined}
        disabled={isWorking}
        onClick={() => input.current?.click()}
      >
        {isWorking ? t.working : kind === 'bare' ? short : label}
      </Button>
      <input
        ref={input}
        hidden
        multiple={!fromCamera}
        type="file"
        accept={fromCamera ? 'image/*' : accept}
        capture={fromCamera ? 'environment' : undefined}
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}

/** By its own mark, never by a name. */
async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 5).text()) === '%PDF-'
}
