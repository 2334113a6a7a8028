import type { CodebookTheme } from '@living-libraries/model/themes'
import { Button } from '../../../ui/button.tsx'
import styles from './themes.module.css'

/** Themes to mark and unmark by a press; numbered where a digit does the same. */
export function ThemeChips({
  label,
  themes,
  chosen,
  onToggle,
  isNumbered = false,
}: {
  readonly label: string
  readonly themes: readonly CodebookTheme[]
  readonly chosen: readonly string[]
  readonly onToggle: (theme: string) => void
  readonly isNumbered?: boolean
}) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['count']}>{label}</legend>
      <div className={styles['chips']}>
        {themes.map((theme, at) => {
          const isChosen = chosen.includes(theme.id)
          return (
            <Button
              key={theme.id}
              aria-pressed={isChosen}
              {...(isChosen ? { icon: 'check' as const } : {})}
              onClick={() => onToggle(theme.id)}
            >
              {isNumbered ? `${at + 1} · ${theme.title}` : theme.title}
            </Button>
          )
        })}
      </div>
    </fieldset>
  )
}
