import type { Forum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import answers from './answers.module.css'
import type { Heading } from './cross-table.ts'
import { noKind, readinessSteps, registerDecisions, type RegisterFilter } from './register.ts'
import { registerMessages } from './register-messages.ts'

export interface RegisterFiltersProps {
  readonly filter: RegisterFilter
  /** An empty value takes the restriction away. */
  readonly set: (change: RegisterFilter) => void
  readonly forum: Forum
}

type ListedFilter = 'municipality' | 'kind' | 'level' | 'readiness' | 'decision'

export function RegisterFilters({ filter, set, forum }: RegisterFiltersProps) {
  const t = useMessages(registerMessages)
  const lists: readonly (readonly [ListedFilter, Heading[]])[] = [
    ['municipality', municipalityHeadings(forum)],
    ['kind', [...forum.pack.initiativeKinds, { id: noKind, title: t.noKind }]],
    ['level', [...forum.pack.resourceLevels]],
    ['readiness', readinessSteps.map((id) => ({ id, title: t.steps[id] }))],
    ['decision', registerDecisions.map((id) => ({ id, title: t.decisions[id] }))],
  ]
  return (
    <div className={answers['selects']}>
      <TextField
        label={t.search}
        type="search"
        value={filter.text ?? ''}
        onChange={(text) => set({ text })}
      />
      {lists.map(([name, headings]) => (
        <Select
          key={name}
          label={t[name]}
          value={filter[name] ?? ''}
          options={[
            { value: '', label: t.all },
            ...headings.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
    </div>
  )
}

/** All of them by name, from А. */
export function municipalityHeadings({ municipalities }: Forum): Heading[] {
  return [...municipalities]
    .map(([id, { fields }]) => ({ id, title: fields.name ?? id }))
    .sort((one, other) => one.title.localeCompare(other.title, 'ru'))
}
