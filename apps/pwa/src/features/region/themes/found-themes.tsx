import { codebookSchema } from '@living-libraries/model/themes'
import { useState } from 'react'
import { useOverview } from '../../../binding/use-overview.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import styles from '../region.module.css'
import type { AnswerFilter } from '../use-answer-filter.ts'
import { themeOptions } from './codebook-tree.ts'
import { CommandOutcome } from './command-outcome.tsx'
import { savedSearchOf } from './saved-search.ts'
import themeStyles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import { useThemeCommands } from './use-theme-commands.ts'

/** What can be done with everything that was found: assign it, or keep the search as a candidate. */
export function FoundThemes({
  filter,
  onDone,
}: {
  readonly filter: AnswerFilter
  readonly onDone: () => void
}) {
  const t = useMessages(themesMessages)
  const codebook = useOverview('/api/themes', codebookSchema)
  const commands = useThemeCommands(() => {
    codebook.again()
    onDone()
  })
  const [theme, setTheme] = useState('')
  const search = savedSearchOf(filter)
  const keep = () =>
    void commands.send({
      act: 'make',
      theme: crypto.randomUUID(),
      title: filter.text ?? t.found,
      definition: '',
      parent: null,
      search,
    })
  return (
    <details className={styles['saving']}>
      <summary>{t.work}</summary>
      <div className={themeStyles['form']}>
        <Select
          label={t.toTheme}
          value={theme}
          options={themeOptions(codebook.body?.themes ?? [], '…')}
          onChange={setTheme}
        />
        <div className={themeStyles['acts']}>
          <Button
            icon="check"
            disabled={theme === ''}
            onClick={() => void commands.send({ act: 'assignFound', theme, search })}
          >
            {t.assignFound}
          </Button>
          <Button icon="pin" onClick={keep}>
            {t.saveSearch}
          </Button>
        </div>
      </div>
      <CommandOutcome commands={commands} />
    </details>
  )
}
