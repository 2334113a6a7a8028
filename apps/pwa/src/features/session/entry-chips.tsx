import type { ForumPack } from '@living-libraries/model/forum-pack'
import { memo, type RefObject } from 'react'
import type { TypedRecord } from '../../device/device.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useIsWide } from '../../binding/use-media.ts'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers-part.module.css'
import type { EntrySelection } from './entry-selection.ts'
import { shortTableName, tablesOf } from '../../binding/session-tables.ts'
import { languageOptions, sourceOptions } from './speaking-options.ts'

export interface EntryChipsProps {
  readonly session: TypedRecord<'session'>
  readonly pack: ForumPack
  readonly selection: EntrySelection
  readonly onSelect: (selection: EntrySelection) => void
  readonly areaRef: RefObject<HTMLTextAreaElement | null>
}

/** Table, group, and what is needed more rarely, under the thumb. */
export const EntryChips = memo(function EntryChips({
  session,
  pack,
  selection,
  onSelect,
  areaRef,
}: EntryChipsProps) {
  const t = useMessages(answersMessages)
  const isWide = useIsWide()
  const tables = tablesOf(session)
  const select = (change: Partial<EntrySelection>) => {
    onSelect({ ...selection, ...change })
    // Who presses a chip goes on typing; who walks among the chips with the arrows stays there.
    const byKeyboard = document.activeElement?.matches(':focus-visible') ?? false
    if (!byKeyboard) areaRef.current?.focus({ preventScroll: true })
  }
  return (
    <div className={styles['chips']}>
      {tables.length > 1 && (
        <ChipGroup
          legend={t.table}
          oneLine={!isWide}
          clearable
          chips={tables.map(({ id, name }) => ({ value: id, label: shortTableName(name) }))}
          value={selection.table}
          onChange={(table) => select({ table })}
        />
      )}
      <ChipGroup
        legend={selection.group === null ? t.groupUnstated : t.group}
        oneLine={!isWide}
        clearable
        chips={pack.groups.map(({ id, title }) => ({ value: id, label: title }))}
        value={selection.group}
        onChange={(group) => select({ group, isGroupPinned: false })}
        pinned={selection.isGroupPinned}
        onPinChange={(isGroupPinned) => select({ isGroupPinned })}
      />
      <details className={styles['more']}>
        <summary>{t.more}</summary>
        <RareChoices pack={pack} selection={selection} onSelect={onSelect} />
      </details>
    </div>
  )
})

function RareChoices({
  pack,
  selection,
  onSelect,
}: Pick<EntryChipsProps, 'pack' | 'selection' | 'onSelect'>) {
  const t = useMessages(answersMessages)
  const choices = useMessages(choiceMessages)
  const isWide = useIsWide()
  return (
    <div className={styles['rare']}>
      <ChipGroup
        legend={t.level}
        oneLine={!isWide}
        clearable
        chips={pack.identityLevels.map(({ id, text }) => ({ value: id, label: text }))}
        value={selection.level}
        onChange={(level) => onSelect({ ...selection, level, isLevelPinned: false })}
        pinned={selection.isLevelPinned ?? false}
        onPinChange={(isLevelPinned) => onSelect({ ...selection, isLevelPinned })}
      />
      <Select
        label={t.language}
        value={selection.language ?? 'ru'}
        options={languageOptions(choices.language, selection.language)}
        onChange={(language) =>
          onSelect({ ...selection, language: language === 'ru' ? null : language })
        }
      />
      <Select
        label={t.source}
        value={selection.source ?? 'hall'}
        options={sourceOptions(choices.source)}
        onChange={(source) => onSelect({ ...selection, source: source === 'hall' ? null : source })}
      />
      <TextField
        label={t.sheet}
        hint={t.sheetHint}
        value={selection.sheet}
        maxLength={40}
        onChange={(sheet) => onSelect({ ...selection, sheet })}
      />
      <p className={styles['quiet']}>{t.dictation}</p>
    </div>
  )
}
