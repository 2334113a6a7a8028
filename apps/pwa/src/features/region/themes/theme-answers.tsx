import type { OverviewAnswer } from '@living-libraries/model/overview'
import { cleanText } from '@living-libraries/model/text'
import { type CodebookTheme, themeTitleLimit } from '@living-libraries/model/themes'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Forum } from '../../../binding/use-forum.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { regionAnswerLink } from '../../../routes.ts'
import { Button } from '../../../ui/button.tsx'
import { Words } from '../../../ui/quote.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import { scopeTitle } from './scope-selects.tsx'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import type { ThemeCommands } from './use-theme-commands.ts'

/** Answers of a theme: chosen ones are split off, released, or show what is meant. */
export function ThemeAnswers({
  theme,
  answers,
  forum,
  commands,
}: {
  readonly theme: CodebookTheme
  readonly answers: readonly OverviewAnswer[]
  readonly forum: Forum
  readonly commands: ThemeCommands
}) {
  const t = useMessages(themesMessages)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [title, setTitle] = useState('')
  const present = chosen.filter((id) => answers.some((answer) => answer.id === id))
  const toggle = (id: string) =>
    setChosen((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]))
  const split = () =>
    void commands.send({
      act: 'split',
      theme: theme.id,
      made: crypto.randomUUID(),
      title: cleanText(title),
      answers: [...present],
    })
  const examples = new Set(theme.examples)
  return (
    <>
      <ul className={styles['tree']} aria-label={t.own}>
        {answers.map(({ id, text, language, municipality }) => (
          <li key={id} className={styles['branch']}>
            <Link href={regionAnswerLink(id)}>
              <Words lang={language ?? 'ru'}>{text}</Words>
            </Link>
            <span className={styles['count']}>{scopeTitle({ municipality }, forum, '')}</span>
            {examples.has(id) && <StatusBadge meaning="received">{t.examples}</StatusBadge>}
            <Toggle label={t.choose} checked={present.includes(id)} onChange={() => toggle(id)} />
          </li>
        ))}
      </ul>
      {present.length > 0 && (
        <div className={styles['form']}>
          <p className={styles['count']}>{t.chosen(present.length)}</p>
          <TextField
            label={t.splitTitle}
            hint={t.split}
            maxLength={themeTitleLimit}
            value={title}
            onChange={setTitle}
          />
          <div className={styles['acts']}>
            <Button icon="plus" disabled={cleanText(title) === ''} onClick={split}>
              {t.splitAct}
            </Button>
            <Button
              icon="close"
              onClick={() =>
                void commands.send({ act: 'release', theme: theme.id, answers: [...present] })
              }
            >
              {t.release}
            </Button>
            {present.length === 1 && (
              <Button
                icon="pin"
                onClick={() => {
                  const [answer = ''] = present
                  const isExample = !examples.has(answer)
                  void commands.send({ act: 'example', theme: theme.id, answer, isExample })
                }}
              >
                {examples.has(present[0] ?? '') ? t.notExample : t.example}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  )
}
