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

/**
 * A text of a record under somebody's hand. What others change meanwhile does not jump into the field; what is
 * typed survives a crash as a draft and becomes one change when the field is left, not one per key.
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
  const [typed, show] = useState<string>()
  const [hasFailed, setFailed] = useState(false)
  const latest = useRef<string>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const take = useCallback((text: string | undefined) => {
    latest.current = text
    show(text)
  }, [])

  useEffect(() => {
    let isOver = false
    void drafts.read(key).then((draft) => {
      if (!isOver && latest.current === undefined && typeof draft === 'string') take(draft)
    })
    return () => {
      isOver = true
    }
  }, [drafts, key, take])

  // Once the store shows what was typed, the field shows the store again.
  useEffect(() => {
    if (latest.current !== undefined && cleanText(latest.current) === stored) take(undefined)
  }, [stored, take])

  const setText = useCallback(
    (text: string) => {
      take(text)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void drafts.write(key, text), 150)
    },
    [drafts, key, take],
  )

  const commit = useCallback(async () => {
    const text = latest.current
    if (text === undefined) return
    clearTimeout(timer.current)
    try {
      const isEmpty = cleanText(text) === ''
      if (!isEmpty) await device.change(record, { set: { [field]: text } })
      else if (!isRequired) await device.change(record, { unset: [field] })
      await drafts.clear(key)
      if (isEmpty && latest.current === text) take(undefined)
      setFailed(false)
    } catch {
      setFailed(true)
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

  return { text: typed ?? stored, setText, commit: () => void commit(), hasFailed }
}
