import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { SessionView } from '../../binding/use-session.ts'
import { NamingField } from '../../binding/naming-field.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { type Option, Select } from '../../ui/select.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import styles from './answer-editor.module.css'
import { editorMessages } from './editor-messages.ts'
import { tablesOf } from '../../binding/session-tables.ts'
import { languageOptions, sourceOptions } from './speaking-options.ts'

export interface AnswerFieldsProps {
  readonly answer: TypedRecord<'answer'>
  readonly view: SessionView
  readonly pack: ForumPack
  /** null takes the value away. */
  readonly onChange: (field: string, value: Json | null) => void
}

/** Who said it, where, to which question: choices, each saved at once. */
export function AnswerFields({ answer, view, pack, onChange }: AnswerFieldsProps) {
  const t = useMessages(editorMessages)
  const choices = useMessages(choiceMessages)
  const { fields } = answer
  const choice = (field: string) => (value: string) => onChange(field, value === '' ? null : value)
  const orNone = (options: readonly Option<string>[]) => [{ value: '', label: t.none }, ...options]
  const questions = pack.questions.map(({ id, text }, index) => ({
    value: id,
    label: `${index + 1}. ${text}`,
  }))
  return (
    <div className={styles['fields']}>
      <Select
        label={t.group}
        value={fields.group ?? ''}
        options={orNone(pack.groups.map(({ id, title }) => ({ value: id, label: title })))}
        onChange={choice('group')}
      />
      <Select
        label={t.table}
        value={fields.table ?? ''}
        options={orNone(tablesOf(view.session).map(({ id, name }) => ({ value: id, label: name })))}
        onChange={choice('table')}
      />
      <Select
        label={t.question}
        value={fields.question ?? ''}
        options={questions}
        onChange={choice('question')}
      />
      <details>
        <summary>{t.details}</summary>
        <div className={styles['fields']}>
          <NamingField answer={answer} onChange={choice('naming')} />
          <Select
            label={t.participant}
            value={fields.participant ?? ''}
            options={orNone(
              view.participants.map(({ id, fields: { pseudonym, name } }) => ({
                value: id,
                label: name ? `${pseudonym}, ${name}` : (pseudonym ?? ''),
              })),
            )}
            onChange={choice('participant')}
          />
          <Select
            label={t.level}
            value={fields.level ?? ''}
            options={orNone(
              pack.identityLevels.map(({ id, text }) => ({ value: id, label: text })),
            )}
            onChange={choice('level')}
          />
          <Select
            label={t.language}
            value={fields.language ?? 'ru'}
            options={languageOptions(choices.language, fields.language)}
            onChange={(language) => onChange('language', language === 'ru' ? null : language)}
          />
          <Select
            label={t.source}
            value={fields.source ?? 'hall'}
            options={sourceOptions(choices.source)}
            onChange={(source) => onChange('source', source === 'hall' ? null : source)}
          />
          <fieldset>
            <legend className={styles['about']}>{t.also}</legend>
            {questions
              .filter(({ value }) => value !== fields.question)
              .map(({ value, label }) => (
                <Toggle
                  key={value}
                  label={label}
                  checked={fields.also?.[value] === true}
                  onChange={(isSet) => onChange(`also/${value}`, isSet ? true : null)}
                />
              ))}
          </fieldset>
        </div>
      </details>
    </div>
  )
}
