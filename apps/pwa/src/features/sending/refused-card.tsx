import { isPictureKind } from '@living-libraries/model/kinds'
import { useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { PhotoView } from '../../binding/photos/photo-view.tsx'
import { useRecordWords } from '../../binding/use-record-words.ts'
import { tablesOf } from '../../binding/session-tables.ts'
import { useForum } from '../../binding/use-forum.ts'
import { useRecord } from '../../binding/use-records.ts'
import type { Correction, LeftItem } from '../../device/refused-entering.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { kindMessages } from '../../i18n/kind-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { refusalMessages } from '../../i18n/refusal-messages.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { sendingMessages } from './messages.ts'
import { RefusedCorrecting } from './refused-correcting.tsx'
import { type FieldToCorrect, fieldsToCorrect, lackingIn } from './refused-fields.ts'
import { factsOf, wordsOf } from './refused-words.ts'
import { unsentKindOf } from './use-unsent-kinds.ts'

export interface RefusedCardProps {
  readonly item: RefusedItem
  /** The device still works with the space: only then it can be entered here once more. */
  readonly mayEnter: boolean
  /** With what was put right; gives why it could not be entered. */
  readonly onEnter: (correction?: Correction) => Promise<LeftItem['why'] | undefined>
  readonly onDismiss: () => void
}

export function RefusedCard({ item, mayEnter, onEnter, onDismiss }: RefusedCardProps) {
  const t = useMessages(sendingMessages).refused
  const kinds = useMessages(kindMessages)
  const reasons = useMessages(refusalMessages)
  const [isEditing, setEditing] = useState(false)
  const [trouble, setTrouble] = useState<LeftItem['why']>()
  const [isCopied, setCopied] = useState(false)
  const again = useRef<HTMLButtonElement>(null)
  const words = wordsOf(item)
  const shown = useRecordWords({ ...item, id: item.change.record }, item.change.set)
  const fields = useFieldsToCorrect(item)
  const facts = factsOf(item, shown)
  const isPicture = isPictureKind(item.kind)
  // Another name does not help where the device may not write at all.
  const isAway = item.reason === 'foreign-person' && !mayEnter
  const { why, todo } = reasons[isAway ? 'foreign-space' : item.reason]
  const lacking = lackingIn(fields).map((path) => shown.label(path))
  const enter = (correction?: Correction) =>
    onEnter(correction).then(
      (left) => {
        setTrouble(left)
        return left === undefined
      },
      () => {
        setTrouble('failed')
        return false
      },
    )
  const copy = () =>
    void navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setTrouble('failed'),
    )
  const troubles = { waits: t.waits, failed: t.againFailed }
  const lacks = lacking.length === 0 ? todo : `${t.lacks(lacking.join(', '))} ${todo}`
  const texts = fields.filter(({ what }) => what === 'text')
  return (
    <Notice
      title={`${kinds[unsentKindOf(item.kind)]}. ${why}`}
      safe={
        isEditing ? undefined : (
          <>
            {words !== '' && <Words>{words}</Words>}
            {words !== '' && facts.length > 0 && <br />}
            {facts.join(' · ')}
            {words === '' && facts.length === 0 && !isPicture && t.noWords}
          </>
        )
      }
      todo={trouble === undefined ? lacks : <span role="alert">{troubles[trouble]}</span>}
      actions={
        isEditing ? (
          <RefusedCorrecting
            item={item}
            fields={fields}
            label={(path) =>
              texts.length === 1 && texts[0]?.path === path ? t.field : shown.label(path)
            }
            onEnter={enter}
            onCancel={() => {
              setEditing(false)
              setTrouble(undefined)
              // The button is there again once this is drawn.
              requestAnimationFrame(() => again.current?.focus())
            }}
          />
        ) : (
          <>
            {isPicture && <RefusedPicture photo={item.change.record} />}
            {mayEnter && (
              <Button
                buttonRef={again}
                onClick={() => (fields.length > 0 ? setEditing(true) : void enter())}
              >
                {t.again}
              </Button>
            )}
            {words !== '' && <Button onClick={copy}>{isCopied ? t.copied : t.copy}</Button>}
            <Button kind="danger" onClick={onDismiss}>
              {t.dismiss}
            </Button>
          </>
        )
      }
    />
  )
}

function useFieldsToCorrect(item: RefusedItem): readonly FieldToCorrect[] {
  const forum = useForum()
  const session = useRecord('session', item.session)
  const { seat } = useMessages(choiceMessages)
  return fieldsToCorrect(item, {
    pack: forum?.pack,
    tables: session ? tablesOf(session) : undefined,
    seats: seat,
  })
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
