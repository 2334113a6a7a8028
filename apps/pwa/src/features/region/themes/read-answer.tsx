import type { OverviewAnswer } from '@living-libraries/model/overview'
import { cleanText } from '@living-libraries/model/text'
import {
  type CodebookTheme,
  similarAnswersSchema,
  themeTitleLimit,
} from '@living-libraries/model/themes'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Forum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { typedSince } from '../../../ui/typed-since.ts'
import { scopeTitle } from './scope-selects.tsx'
import { ThemeChips } from './theme-chips.tsx'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'

export interface ReadAnswerProps {
  readonly answer: OverviewAnswer
  readonly themes: readonly CodebookTheme[]
  readonly forum: Forum
  readonly onFinish: (themes: readonly string[]) => void
  /** Adds a theme to the codebook; gives its id, or nothing where the centre did not take it. */
  readonly onMake: (title: string) => Promise<string | undefined>
  readonly previous: (() => void) | undefined
}

/** One answer and its themes; the hands never leave the keyboard. */
export function ReadAnswer(props: ReadAnswerProps) {
  const { answer, themes, forum, onFinish, onMake, previous } = props
  const t = useMessages(themesMessages)
  const [chosen, setChosen] = useState<readonly string[]>(answer.themes)
  const [text, setText] = useState('')
  const [isMaking, setMaking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const similar = useOverview(`/api/overview/answers/${answer.id}/similar`, similarAnswersSchema)
  const byId = new Map(themes.map((theme) => [theme.id, theme]))
  const suggested = (similar.body?.suggested ?? []).flatMap((id) => byId.get(id) ?? [])
  const wanted = text.trim().toLocaleLowerCase('ru')
  const matching = wanted === '' ? [] : matches(themes, wanted)
  const toggle = (id: string) =>
    setChosen((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]))
  const make = async (title: string) => {
    setMaking(true)
    const id = await onMake(title)
    setMaking(false)
    if (id === undefined) return
    setText((now) => typedSince(text, now))
    setChosen((all) => [...all, id])
  }
  const enter = () => {
    // Pressed once more meanwhile, it would make the theme twice, or leave the answer without it.
    if (isMaking) return
    const [first] = matching
    const title = cleanText(text)
    if (title === '') return onFinish(chosen)
    if (first === undefined) return void make(title)
    setText('')
    toggle(first.id)
  }
  const keys = (event: KeyboardEvent) => {
    const hint =
      text === '' && /^[1-9]$/.test(event.key) ? suggested[Number(event.key) - 1] : undefined
    if (event.key === 'Enter') enter()
    else if (hint !== undefined) toggle(hint.id)
    else return
    event.preventDefault()
  }
  const place = { question: answer.question, municipality: answer.municipality }
  return (
    <>
      <div className={styles['said']} aria-live="polite">
        <Quote
          lang={answer.language ?? 'ru'}
          source={scopeTitle(place, forum, '')}
          {...(answer.translation === null ? {} : { note: answer.translation })}
        >
          {answer.text}
        </Quote>
      </div>
      <TextField
        label={t.typeTheme}
        hint={text !== '' && matching.length === 0 ? t.noMatch : t.keys}
        maxLength={themeTitleLimit}
        autoComplete="off"
        inputRef={field}
        value={text}
        onChange={setText}
        onKeyDown={keys}
      />
      {matching.length > 0 && (
        <ThemeChips label={t.typeTheme} themes={matching} chosen={chosen} onToggle={toggle} />
      )}
      {suggested.length > 0 && (
        <ThemeChips
          label={t.suggested}
          themes={suggested}
          chosen={chosen}
          onToggle={toggle}
          isNumbered
        />
      )}
      {chosen.length > 0 && (
        <ThemeChips
          label={t.chosenThemes}
          themes={chosen.flatMap((id) => byId.get(id) ?? [])}
          chosen={chosen}
          onToggle={toggle}
        />
      )}
      <div className={styles['acts']}>
        <Button kind="primary" icon="check" disabled={isMaking} onClick={() => onFinish(chosen)}>
          {t.next}
        </Button>
        {previous !== undefined && (
          <Button icon="undo" onClick={previous}>
            {t.previous}
          </Button>
        )}
      </div>
    </>
  )
}

const mostMatches = 6

/** Those that begin so before those that only contain it. */
function matches(themes: readonly CodebookTheme[], wanted: string): CodebookTheme[] {
  const titled = themes.map((theme) => ({ theme, title: theme.title.toLocaleLowerCase('ru') }))
  return titled
    .filter(({ title }) => title.includes(wanted))
    .sort(
      (one, other) =>
        Number(other.title.startsWith(wanted)) - Number(one.title.startsWith(wanted)) ||
        one.title.localeCompare(other.title, 'ru'),
    )
    .slice(0, mostMatches)
    .map(({ theme }) => theme)
}
