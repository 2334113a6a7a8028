import {
  type CodebookTheme,
  themeDefinitionLimit,
  themeTitleLimit,
} from '@living-libraries/model/themes'
import { cleanText } from '@living-libraries/model/text'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { themeOptions } from './codebook-tree.ts'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'

export interface ThemeValues {
  readonly title: string
  readonly definition: string
  readonly parent: string | null
}

/** A new theme, or one that is changed. What was typed stays until the centre has it. */
export function ThemeForm({
  themes,
  theme,
  act,
  onSave,
}: {
  readonly themes: readonly CodebookTheme[]
  readonly theme?: CodebookTheme
  readonly act: string
  readonly onSave: (values: ThemeValues) => Promise<boolean>
}) {
  const t = useMessages(themesMessages)
  const [title, setTitle] = useState(theme?.title ?? '')
  const [definition, setDefinition] = useState(theme?.definition ?? '')
  const [parent, setParent] = useState(theme?.parent ?? '')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const values = { title: cleanText(title), definition: cleanText(definition) }
    if (values.title === '') return
    const isDone = await onSave({ ...values, parent: parent === '' ? null : parent })
    if (!isDone || theme !== undefined) return
    setTitle('')
    setDefinition('')
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <TextField
        label={t.themeTitle}
        required
        maxLength={themeTitleLimit}
        value={title}
        onChange={setTitle}
      />
      <TextArea
        label={t.definition}
        hint={t.definitionHint}
        maxLength={themeDefinitionLimit}
        value={definition}
        onChange={setDefinition}
      />
      <Select
        label={t.parent}
        value={parent}
        options={themeOptions(
          themes.filter(({ id }) => id !== theme?.id),
          t.top,
        )}
        onChange={setParent}
      />
      <div>
        <Button type="submit" icon="plus">
          {act}
        </Button>
      </div>
    </form>
  )
}
