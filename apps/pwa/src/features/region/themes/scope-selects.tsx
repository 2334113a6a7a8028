import type { Forum } from '../../../binding/use-forum.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Select } from '../../../ui/select.tsx'
import { themesMessages } from './themes-messages.ts'

/** Of which question and territory. What is absent does not restrict. */
export interface Scope {
  readonly question?: string
  readonly municipality?: string
}

/** The scope that stands in an address. */
export function scopeIn(params: URLSearchParams): Scope {
  const question = params.get('question')
  const municipality = params.get('municipality')
  return { ...(question ? { question } : {}), ...(municipality ? { municipality } : {}) }
}

export function ScopeSelects({
  scope,
  forum,
  onChange,
}: {
  readonly scope: Scope
  readonly forum: Forum
  readonly onChange: (scope: Scope) => void
}) {
  const t = useMessages(themesMessages)
  const change = (name: keyof Scope) => (value: string) => {
    const { [name]: _left, ...others } = scope
    onChange(value === '' ? others : { ...others, [name]: value })
  }
  const municipalities = [...forum.municipalities]
    .map(([id, { fields }]) => ({ value: id, label: fields.name ?? id }))
    .sort((one, other) => one.label.localeCompare(other.label, 'ru'))
  return (
    <>
      <Select
        label={t.question}
        value={scope.question ?? ''}
        options={[
          { value: '', label: t.any },
          ...forum.pack.questions.map(({ id, text }) => ({ value: id, label: text })),
        ]}
        onChange={change('question')}
      />
      <Select
        label={t.municipality}
        value={scope.municipality ?? ''}
        options={[{ value: '', label: t.any }, ...municipalities]}
        onChange={change('municipality')}
      />
    </>
  )
}

/** The scope in words: «Что для нас важно? · город Тулун». */
export function scopeTitle(
  {
    question,
    municipality,
  }: {
    readonly question?: string | null | undefined
    readonly municipality?: string | null | undefined
  },
  forum: Forum,
  everything: string,
): string {
  const parts = [
    forum.pack.questions.find(({ id }) => id === question)?.text ?? question,
    municipality && (forum.municipalities.get(municipality)?.fields.name ?? municipality),
  ].filter((part) => part !== null && part !== undefined && part !== '')
  return parts.length === 0 ? everything : parts.join(' · ')
}
