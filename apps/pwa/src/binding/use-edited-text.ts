import { deletedPath } from '@living-libraries/model/change'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import { cleanText } from '@living-libraries/model/text'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useDevice } from './device-context.tsx'
import { useDrafts } from './person-context.tsx'

export interface EditedText {
  readonly text: string
  readonly setText: (text: string) => void
  /** Saves what was typed; also done by itself when the field or the page is left. */
  readonly commit: () => void
  readonly hasFailed: boolean
}

export interface EditedField {
  readonly record: string
  readonly field: string
  readonly stored: string
  /** An emptied field goes back to what it was, because the record cannot be without it. */
  readonly isRequired?: boolean
}

/** What is typed, and what stood in the field when the typing began; unknown in drafts of older versions. */
interface Typing {
  readonly text: string
  readonly replacing?: string
}

/**
 * A text of a record under somebody's hand. What others change meanwhile does not jump into the field, and is not
 * overwritten either: it stays beside what was typed. That survives a crash as a draft and becomes one change when the
 * field is left, not one per key.
 */
export function useEditedText({
  record,
  field,
  stored,
  isRequired = false,
}: EditedField): EditedText {
  const device = useDevice()
  const drafts = useDrafts()
  const key = `edit/${record}/${field}`
  const [typing, show] = useState<Typing>()
  const [hasFailed, setFailed] = useState(false)
  const latest = useRef<Typing>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const take = useCallback((next: Typing | undefined) => {
    latest.current = next
    show(next)
  }, [])

  useEffect(() => {
    let isOver = false
    void drafts.read(key).then((draft) => {
      const found = typingIn(draft)
      if (!isOver && latest.current === undefined && found !== undefined) take(found)
    })
    return () => {
      isOver = true
    }
  }, [drafts, key, take])

  // Once the store shows what was typed, the field shows the store again.
  useEffect(() => {
    if (latest.current !== undefined && cleanText(latest.current.text) === stored) take(undefined)
  }, [stored, take])

  const setText = useCallback(
    (text: string) => {
      const next = { text, replacing: latest.current?.replacing ?? stored }
      take(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void drafts.write(key, next), 150)
    },
    [drafts, key, stored, take],
  )

  const commit = useCallback(async () => {
    const begun = latest.current
    if (begun === undefined) return
    clearTimeout(timer.current)
    const text = cleanText(begun.text)
    const isKept = text === begun.replacing || (text === '' && isRequired)
    try {
      if (isKept) await drafts.clear(key)
      else {
        const draft = await drafts.becoming(key, undefined)
        const what = text === '' ? { unset: [field] } : { set: { [field]: text } }
        const seen =
          begun.replacing === undefined
            ? {}
            : { replacing: { [field]: begun.replacing, [deletedPath]: false } }
        await device.change(record, { ...what, ...seen, draft })
      }
      if (latest.current === begun) {
        // What is typed from here on takes the place of this.
        if (isKept || text === '') take(undefined)
        else latest.current = { text: begun.text, replacing: text }
      }
      setFailed(false)
    } catch {
      setFailed(true)
      void drafts.write(key, { ...begun })
    }
  }, [device, drafts, record, field, isRequired, key, take])

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void commit()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      void commit()
    }
  }, [commit])

  return { text: typing?.text ?? stored, setText, commit: () => void commit(), hasFailed }
}

function typingIn(draft: Json | undefined): Typing | undefined {
  if (typeof draft === 'string') return { text: draft }
  if (!isJsonObject(draft)) return undefined
  const { text, replacing } = draft
  return typeof text === 'string' && typeof replacing === 'string' ? { text, replacing } : undefined
}
