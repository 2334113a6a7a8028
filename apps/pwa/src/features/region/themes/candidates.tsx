import type { CodebookTheme } from '@living-libraries/model/themes'
import { useMessages } from '../../../i18n/messages.ts'
import { regionAnswersLink } from '../../../routes.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import type { ThemeCommands } from './use-theme-commands.ts'

/** Saved searches that may become themes. */
export function Candidates({
  themes,
  commands,
}: {
  readonly themes: readonly CodebookTheme[]
  readonly commands: ThemeCommands
}) {
  const t = useMessages(themesMessages)
  const candidates = themes.filter(({ state }) => state === 'candidate')
  if (candidates.length === 0) return null
  return (
    <section aria-label={t.candidates}>
      <h2>{t.candidates}</h2>
      <p className={styles['definition']}>{t.candidatesLead}</p>
      <ul className={styles['tree']}>
        {candidates.map(({ id, title, search }) => (
          <li key={id} className={styles['branch']}>
            <span className={styles['name']}>{title}</span>
            <div className={styles['acts']}>
              <Button
                icon="check"
                onClick={() => void commands.send({ act: 'change', theme: id, state: 'active' })}
              >
                {t.accept}
              </Button>
              {search !== null && (
                <>
                  <Button
                    icon="plus"
                    onClick={() => void commands.send({ act: 'assignFound', theme: id, search })}
                  >
                    {t.assignFound}
                  </Button>
                  <ButtonLink href={regionAnswersLink({ ...search })}>{t.found}</ButtonLink>
                </>
              )}
              <Button
                icon="remove"
                onClick={() => void commands.send({ act: 'remove', theme: id })}
              >
                {t.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
