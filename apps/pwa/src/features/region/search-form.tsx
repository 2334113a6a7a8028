import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers.module.css'
import type { FilterState } from './use-answer-filter.ts'

export function SearchForm({ state }: { readonly state: FilterState }) {
  const t = useMessages(answersMessages)
  const [text, setText] = useState(state.filter.text ?? '')
  return (
    <search>
      <form
        className={styles['search']}
        onSubmit={(event) => {
          event.preventDefault()
          state.set({ text: text.trim() })
        }}
      >
        <TextField
          label={t.search}
          hint={t.hint}
          type="search"
          voice="people"
          maxLength={1000}
          enterKeyHint="search"
          value={text}
          onChange={(value) => {
            setText(value)
            // The cross in the field means "no search", and nobody presses «Найти» after it.
            if (value === '' && state.filter.text !== undefined) state.set({ text: '' })
          }}
        />
        <Button type="submit" icon="search">
          {t.find}
        </Button>
      </form>
    </search>
  )
}
