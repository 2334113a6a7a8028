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
  /** The same, for what is done only after it. */
  readonly committed: () => Promise<void>
  readonly hasFailed: boolean
}

export interface EditedField {
  readonly record: string
  readonly field: string
  readonly stored: string
  /** An emptied field goes back to what it was, because the record cannot be without it. */
  readonly isRequired?: boolean
  /** What is stored of a text where that is more than the text: an item of a plan has minutes too. */
  readonly entryOf?: (text: string) => Json
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
  entryOf = textAlone,
}: EditedField): EditedText {
  const device = useDevice()
  const drafts = useDrafts()
  const key = `edit/${record}/${field}`
  const [typing, show] = useState<Typing>()
  const [hasFailed, setFailed] = useState(false)
  const latest = useRef<Typing>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const underWay = useRef(Promise.resolve())
  // As it is when the text is saved: what stands beside the text may change while somebody types.
  const valueNow = useRef(entryOf)
  useEffect(() => {
    valueNow.current = entryOf
  }, [entryOf])

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

  const save = useCallback(async () => {
    const begun = latest.current
    if (begun === undefined) return
    clearTimeout(timer.current)
    const text = cleanText(begun.text)
    const isKept = text === begun.replacing || (text === '' && isRequired)
    try {
      if (isKept) await drafts.clear(key)
      else {
        const draft = await drafts.becoming(key, undefined)
        const value = valueNow.current
        const what = text === '' ? { unset: [field] } : { set: { [field]: value(text) } }
        const seen =
          begun.replacing === undefined
            ? {}
            : { replacing: { [field]: value(begun.replacing), [deletedPath]: false } }
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

  // One after the other: a second saving of the same words, under way still, would undo what is done after the first.
  const commit = useCallback(() => {
    underWay.current = underWay.current.then(save)
    return underWay.current
  }, [save])

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

  return {
    text: typing?.text ?? stored,
    setText,
    commit: () => void commit(),
    committed: commit,
    hasFailed,
  }
}

function textAlone(text: string): Json {
  return text
}

function typingIn(draft: Json | undefined): Typing | undefined {
  if (typeof draft === 'string') return { text: draft }
  if (!isJsonObject(draft)) return undefined
  const { text, replacing } = draft
  return typeof text === 'string' && typeof replacing === 'string' ? { text, replacing } : undefined
}
