import type { AnswerSource } from '@living-libraries/model/kinds/answer'
import type { Option } from '../../ui/select.tsx'
import type { answerLanguages } from './answer-languages.ts'

type LanguageNames = { readonly [Code in 'ru' | keyof typeof answerLanguages | 'und']: string }

/** Russian first; a code that came from elsewhere stays choosable under its own name. */
export function languageOptions(
  names: LanguageNames,
  present: string | null | undefined,
): readonly Option<string>[] {
  const known: Option<string>[] = [
    { value: 'ru', label: names.ru },
    { value: 'bua', label: names.bua },
    { value: 'evn', label: names.evn },
    { value: 'kim', label: names.kim },
    { value: 'und', label: names.und },
  ]
  const isKnown = !present || known.some(({ value }) => value === present)
  return isKnown ? known : [...known, { value: present, label: present }]
}

export function sourceOptions(
  names: { readonly [Source in AnswerSource]: string },
): readonly Option<AnswerSource>[] {
  const sources: readonly AnswerSource[] = ['hall', 'form', 'box', 'remote', 'after']
  return sources.map((value) => ({ value, label: names[value] }))
}
