import { isPictureKind } from '@living-libraries/model/kinds'
import { type ReactNode, useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { PhotoView } from '../../binding/photos/photo-view.tsx'
import { useRecordWords } from '../../binding/use-record-words.ts'
import { recordName } from '../../binding/record-name.ts'
import { tablesOf } from '../../binding/session-tables.ts'
import { useForum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { useAnyRecord, useRecord } from '../../binding/use-records.ts'
import type { Correction, LeftItem } from '../../device/refused-entering.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { useFormat } from '../../i18n/format.ts'
import { kindMessages } from '../../i18n/kind-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { refusalMessages } from '../../i18n/refusal-messages.ts'
import { makesRecord } from '../../storage/entering.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { sendingMessages } from './messages.ts'
import { RefusedCorrecting } from './refused-correcting.tsx'
import { type FieldToCorrect, fieldsToCorrect, lackingIn } from './refused-fields.ts'
import { factsOf, linesOf, wordsOf } from './refused-words.ts'
import styles from './sending-page.module.css'
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
  const about = useAbout(item)
  const shown = useRecordWords({ ...item, id: item.change.record }, item.change.set)
  const fields = useFieldsToCorrect(item)
  const facts = factsOf(item, shown)
  const isPicture = isPictureKind(item.kind)
  // Another name does not help where the device may not write at all.
  const isAway = item.reason === 'foreign-person' && !mayEnter
  const { why, todo: usual } = reasons[isAway ? 'foreign-space' : item.reason]
  const todo = item.reason === 'foreign-space' && mayEnter ? t.backAgain : usual
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
  const gone = fields.flatMap((one) =>
    one.what === 'choice' && one.isGone ? [`${shown.label(one.path)}: ${t.gone}`] : [],
  )
  return (
    <Notice
      title={`${kinds[unsentKindOf(item.kind)]}. ${why}`}
      safe={
        isEditing ? undefined : (
          <>
            {linesOf(item).map(([path, text]) => (
              <span key={path} className={styles['line']}>
                {path === 'text' ? '' : `${shown.label(path)}: `}
                <Words>{text}</Words>
              </span>
            ))}
            {facts.length > 0 && <span className={styles['line']}>{facts.join(' · ')}</span>}
            {gone.length > 0 && <span className={styles['line']}>{gone.join(' · ')}</span>}
            {about}
          </>
        )
      }
      todo={trouble === undefined ? lacks : <span role="alert">{troubles[trouble]}</span>}
      actions={
        isEditing ? (
          <>
            {isPicture && <RefusedPicture photo={item.change.record} />}
            <RefusedCorrecting
              item={item}
              fields={fields}
              label={(path) => (path === 'text' ? t.field : shown.label(path))}
              onEnter={enter}
              onCancel={() => {
                setEditing(false)
                setTrouble(undefined)
                // The button is there again once this is drawn.
                requestAnimationFrame(() => again.current?.focus())
              }}
            />
          </>
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
            {words !== '' && (
              <Button kind="bare" onClick={copy}>
                {isCopied ? t.copied : t.copy}
              </Button>
            )}
            <Button kind="bare" onClick={onDismiss}>
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

/** Which record it belongs to, and when and where it was written. */
function useAbout(item: RefusedItem): ReactNode {
  const t = useMessages(sendingMessages).refused
  const format = useFormat()
  const now = useNow()
  const isMaking = makesRecord(item)
  const known = useAnyRecord(isMaking ? '' : item.change.record)
  const session = useRecord('session', item.session)
  const name = recordName(known ?? item.view ?? { fields: {} })?.slice(0, mostOfName)
  const place = session ? recordName(session) : undefined
  const of = item.paths === undefined ? t.editOf : t.restTaken
  const when = t.recorded(format.when(item.change.madeAt, now))
  return (
    <>
      {!isMaking && name !== undefined && <span className={styles['line']}>{of(name)}</span>}
      <span className={styles['when']}>{[when, place].filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** It only says which one is meant. */
const mostOfName = 80

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
