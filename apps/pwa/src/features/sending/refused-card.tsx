import { isPictureKind } from '@living-libraries/model/kinds'
import { useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { PhotoView } from '../../binding/photos/photo-view.tsx'
import { useRecordWords } from '../../binding/use-record-words.ts'
import type { Corrections } from '../../device/refused-entering.ts'
import { kindMessages } from '../../i18n/kind-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { refusalMessages } from '../../i18n/refusal-messages.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { sendingMessages } from './messages.ts'
import { factsOf, textsOf, wordsOf } from './refused-words.ts'
import styles from './sending-page.module.css'
import { unsentKindOf } from './use-unsent-kinds.ts'

export interface RefusedCardProps {
  readonly item: RefusedItem
  /** The device still works with the space: only then it can be entered here once more. */
  readonly mayEnter: boolean
  /** With what was put right, by path; false: it could not be entered. */
  readonly onEnter: (corrections: Corrections) => Promise<boolean>
  readonly onDismiss: () => void
}

export function RefusedCard({ item, mayEnter, onEnter, onDismiss }: RefusedCardProps) {
  const t = useMessages(sendingMessages).refused
  const kinds = useMessages(kindMessages)
  const reasons = useMessages(refusalMessages)
  const [state, setState] = useState<'ready' | 'editing' | 'copied' | 'failed'>('ready')
  const words = wordsOf(item)
  const texts = textsOf(item)
  const shown = useRecordWords({ ...item, id: item.change.record }, item.change.set)
  const facts = factsOf(item, shown)
  const isPicture = isPictureKind(item.kind)
  // Another name does not help where the device may not write at all.
  const isAway = item.reason === 'foreign-person' && !mayEnter
  const { why, todo } = reasons[isAway ? 'foreign-space' : item.reason]
  const enter = (corrections: Corrections = {}) =>
    void onEnter(corrections).then(
      (isEntered) => !isEntered && setState('failed'),
      () => setState('failed'),
    )
  const copy = () =>
    void navigator.clipboard.writeText(words).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <Notice
      title={`${kinds[unsentKindOf(item.kind)]}. ${why}`}
      safe={
        state === 'editing' ? undefined : (
          <>
            {words !== '' && <Words>{words}</Words>}
            {words !== '' && facts.length > 0 && <br />}
            {facts.join(' · ')}
            {words === '' && facts.length === 0 && !isPicture && t.noWords}
          </>
        )
      }
      todo={state === 'failed' ? t.againFailed : todo}
      actions={
        state === 'editing' ? (
          <Correcting
            texts={texts}
            label={(path) => (texts.length === 1 ? t.field : shown.label(path))}
            onEnter={enter}
            onCancel={() => setState('ready')}
          />
        ) : (
          <>
            {isPicture && <RefusedPicture photo={item.change.record} />}
            {mayEnter && (
              <Button onClick={() => (texts.length > 0 ? setState('editing') : enter())}>
                {t.again}
              </Button>
            )}
            {words !== '' && (
              <Button onClick={copy}>{state === 'copied' ? t.copied : t.copy}</Button>
            )}
            <Button kind="danger" onClick={onDismiss}>
              {t.dismiss}
            </Button>
          </>
        )
      }
    />
  )
}

/** The picture that stayed here, to be looked at and taken out. */
function RefusedPicture({ photo }: { readonly photo: string }) {
  const t = useMessages(sendingMessages).refused
  const device = useDevice()
  const save = async () => {
    const bytes = await device.photos.read(photo, 'picture')
    if (bytes !== undefined) saveFile(`${t.picture}.jpg`, bytes, 'image/jpeg')
  }
  return (
    <>
      <PhotoView photo={photo} title={t.picture} />
      <Button onClick={() => void save()}>{t.savePicture}</Button>
    </>
  )
}

/** The words once more, to be corrected before they are recorded anew. */
function Correcting({
  texts,
  label,
  onEnter,
  onCancel,
}: {
  readonly texts: readonly [path: string, text: string][]
  readonly label: (path: string) => string
  readonly onEnter: (corrections: { readonly [path: string]: string }) => void
  readonly onCancel: () => void
}) {
  const t = useMessages(sendingMessages).refused
  const [corrected, setCorrected] = useState(Object.fromEntries(texts))
  const record = () => {
    if (Object.values(corrected).every((text) => text.trim() !== '')) onEnter(corrected)
  }
  return (
    <div className={styles['correcting']}>
      {texts.map(([path]) => (
        <TextArea
          key={path}
          label={label(path)}
          voice="people"
          rows={3}
          maxLength={4000}
          value={corrected[path] ?? ''}
          onChange={(text) => setCorrected({ ...corrected, [path]: text })}
          onEnter={record}
        />
      ))}
      <div className={styles['buttons']}>
        <Button kind="primary" onClick={record}>
          {t.record}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </div>
  )
}
