import type { AnswersPage } from '@living-libraries/model/overview'
import type { Forum } from '../../binding/use-forum.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { type Option, Select } from '../../ui/select.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { codebookSchema } from '@living-libraries/model/themes'
import { useOverview } from '../../binding/use-overview.ts'
import { answersMessages } from './answers-messages.ts'
import styles from './answers.module.css'
import type { Heading } from './cross-table.ts'
import { themeOptions } from './themes/codebook-tree.ts'
import { themesMessages } from './themes/themes-messages.ts'
import type { FilterState } from './use-answer-filter.ts'

export interface AnswerFiltersProps {
  readonly state: FilterState
  /** How many there would be with another choice; undefined: not known yet. */
  readonly facets: AnswersPage['facets'] | undefined
  readonly forum: Forum
}

export function AnswerFilters({ state, facets, forum }: AnswerFiltersProps) {
  const t = useMessages(answersMessages)
  const words = useMessages(vocabularyMessages)
  const themeWords = useMessages(themesMessages)
  const codebook = useOverview('/api/themes', codebookSchema)
  const { filter, set, clear } = state
  const choose = useOptions()
  const municipalities = [...forum.municipalities].map(([id, { fields }]) => {
    return { id, title: fields.name ?? id }
  })
  const venues = [...forum.venues]
    .filter(
      ([, { fields }]) =>
        filter.municipality === undefined || fields.municipality === filter.municipality,
    )
    .map(([id, { fields }]) => ({ id, title: fields.name ?? id }))
  const lists = [
    [
      'question',
      forum.pack.questions.map(({ id, text }) => ({ id, title: text })),
      facets?.question,
    ],
    ['municipality', byTitle(municipalities), facets?.municipality],
    ['venue', byTitle(venues), facets?.venue],
    ['group', [...forum.pack.groups, { id: 'unstated', title: words.unstated }], facets?.group],
    [
      'state',
      (['submitted', 'accepted'] as const).map((id) => ({ id, title: t.states[id] })),
      facets?.state,
    ],
  ] as const
  return (
    <div className={styles['selects']}>
      {lists.map(([name, headings, counts]) => (
        <Select
          key={name}
          label={t[name]}
          value={filter[name] ?? ''}
          options={choose(headings, counts, filter[name])}
          onChange={(value) =>
            // A venue of another municipality would find nothing.
            set(name === 'municipality' ? { municipality: value, venue: '' } : { [name]: value })
          }
        />
      ))}
      <Select
        label={t.late}
        value={filter.late ?? ''}
        options={[
          { value: '', label: t.any },
          { value: 'only', label: withCount(t.lateOnly, facets?.late) },
          { value: 'without', label: t.lateWithout },
        ]}
        onChange={(late) => set({ late })}
      />
      <Select
        label={themeWords.theme}
        value={filter.theme ?? ''}
        options={[
          ...themeOptions(codebook.body?.themes ?? [], t.any),
          { value: 'none', label: themeWords.withoutTheme },
        ]}
        onChange={(theme) => set({ theme })}
      />
      <Select
        label={themeWords.readingState}
        value={filter.reading ?? ''}
        options={[
          { value: '', label: t.any },
          { value: 'read', label: themeWords.isRead },
          { value: 'unread', label: themeWords.isUnread },
        ]}
        onChange={(reading) => set({ reading })}
      />
      {filter.question !== undefined && (
        <Toggle
          label={t.mainOnly}
          checked={filter.also === 'without'}
          onChange={(checked) => set({ also: checked ? 'without' : '' })}
        />
      )}
      {Object.keys(filter).length > 0 && <Button onClick={clear}>{t.clear}</Button>}
    </div>
  )
}

/** Only what is there, and what is chosen, even if nothing is found by it. */
function useOptions() {
  const t = useMessages(answersMessages)
  const format = useFormat()
  return (
    headings: readonly Heading[],
    counts: { readonly [id: string]: number } | undefined,
    chosen: string | undefined,
  ): Option<string>[] => {
    const named = headings.some(({ id }) => id === chosen) || chosen === undefined
    const all = named ? headings : [...headings, { id: chosen, title: chosen }]
    return [
      { value: '', label: t.any },
      ...all
        .filter(({ id }) => counts === undefined || (counts[id] ?? 0) > 0 || id === chosen)
        .map(({ id, title }) => ({
          value: id,
          label: counts === undefined ? title : `${title} · ${format.number(counts[id] ?? 0)}`,
        })),
    ]
  }
}

function withCount(label: string, count: number | undefined): string {
  return count === undefined ? label : `${label} · ${count}`
}

function byTitle(headings: readonly Heading[]): Heading[] {
  return [...headings].sort((one, other) => one.title.localeCompare(other.title, 'ru'))
}
