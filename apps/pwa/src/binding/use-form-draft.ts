import { isJsonObject, type Json } from '@living-libraries/model/json'
import { useEffect, useRef, useState } from 'react'
import type { DraftChange } from '../storage/drafts.ts'
import { useDrafts } from './person-context.tsx'

/** The texts of a form, by field. */
export type FormWords<Field extends string> = { readonly [Name in Field]: string }

/** Saves them; the draft goes in the same write. `over`: what stood in the fields when the typing began. */
export type WriteForm<Field extends string> = (
  words: FormWords<Field>,
  over: FormWords<Field>,
  draft: DraftChange,
) => Promise<unknown>

export interface FormDraft<Field extends string> {
  readonly words: FormWords<Field>
  readonly type: (words: Partial<FormWords<Field>>) => void
  /** Something is typed that is not saved. */
  readonly isTyped: boolean
  /** Lets go what was typed. */
  readonly forget: () => void
  /** Rejects where it was not saved; the words stay. */
  readonly save: (write: WriteForm<Field>) => Promise<void>
}

interface Typing<Field extends string> {
  readonly words: FormWords<Field>
  readonly over: FormWords<Field>
}

/**
 * A form that is saved as a whole. What is half typed in it survives a crash and the closing of its dialog, with what
 * stood there when the typing began. The key stays the same as long as the form is shown.
 */
export function useFormDraft<Field extends string>(
  key: string,
  stored: FormWords<Field>,
): FormDraft<Field> {
  const drafts = useDrafts()
  const [typing, show] = useState<Typing<Field>>()
  const latest = useRef<Typing<Field>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Which fields there are does not change.
  const fields = useRef(stored)

  function take(next: Typing<Field> | undefined): void {
    latest.current = next
    show(next)
  }

  useEffect(() => {
    let isOver = false
    void drafts.read(key).then((draft) => {
      const found = typingIn(draft, fields.current)
      if (isOver || latest.current !== undefined || found === undefined) return
      latest.current = found
      show(found)
    })
    return () => {
      isOver = true
    }
  }, [drafts, key])

  return {
    words: typing?.words ?? stored,
    isTyped: typing !== undefined,
    type: (some) => {
      const before = latest.current ?? { words: stored, over: stored }
      const next = { words: { ...before.words, ...some }, over: before.over }
      take(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void drafts.write(key, next), 150)
    },
    forget: () => {
      clearTimeout(timer.current)
      take(undefined)
      void drafts.clear(key)
    },
    save: async (write) => {
      const begun = latest.current
      const { words, over } = begun ?? { words: stored, over: stored }
      clearTimeout(timer.current)
      try {
        await write(words, over, await drafts.becoming(key, undefined))
        if (latest.current === begun) take(undefined)
      } catch (error) {
        if (begun !== undefined) void drafts.write(key, { words, over })
        throw error
      }
    },
  }
}

function typingIn<Field extends string>(
  draft: Json | undefined,
  fields: FormWords<Field>,
): Typing<Field> | undefined {
  if (draft === undefined || !isJsonObject(draft)) return undefined
  const words = wordsIn(draft['words'], fields)
  const over = wordsIn(draft['over'], fields)
  return words && over && { words, over }
}

function wordsIn<Field extends string>(
  value: Json | undefined,
  fields: FormWords<Field>,
): FormWords<Field> | undefined {
  if (value === undefined || !isJsonObject(value)) return undefined
  const found = Object.entries(value).filter(
    ([name, text]) => Object.hasOwn(fields, name) && typeof text === 'string',
  )
  return { ...fields, ...Object.fromEntries(found) }
}
