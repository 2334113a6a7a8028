import type { RefObject } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { lettersOf } from './answer-languages.ts'
import { answersMessages } from './answers-messages.ts'
import styles from './answers-part.module.css'

export interface SpecialLettersProps {
  readonly language: string | null | undefined
  readonly areaRef: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onChange: (text: string) => void
}

/** The letters of Buryat, Evenk and Tofa within reach: they go where the cursor stands. */
export function SpecialLetters({ language, areaRef, text, onChange }: SpecialLettersProps) {
  const t = useMessages(answersMessages)
  const letters = lettersOf(language)
  if (letters === '') return null

  function insert(letter: string): void {
    const area = areaRef.current
    const start = area?.selectionStart ?? text.length
    const end = area?.selectionEnd ?? text.length
    onChange(text.slice(0, start) + letter + text.slice(end))
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(start + 1, start + 1)
    })
  }

  return (
    <fieldset className={styles['letters']}>
      <legend className="visually-hidden">{t.letters}</legend>
      {[...letters].map((letter) => (
        <Button key={letter} onClick={() => insert(letter)}>
          {letter}
        </Button>
      ))}
    </fieldset>
  )
}
