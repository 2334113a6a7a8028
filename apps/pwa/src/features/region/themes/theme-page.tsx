import { answersPageSchema } from '@living-libraries/model/overview'
import { codebookSchema } from '@living-libraries/model/themes'
import { useState } from 'react'
import { useParams } from 'wouter'
import { useForum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { regionAnswersLink, routes } from '../../../routes.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Select } from '../../../ui/select.tsx'
import { AsOf } from '../as-of.tsx'
import regionStyles from '../region.module.css'
import { RegionScreen } from '../region-screen.tsx'
import { themeOptions } from './codebook-tree.ts'
import { CommandOutcome } from './command-outcome.tsx'
import { ThemeAnswers } from './theme-answers.tsx'
import { ThemeForm } from './theme-form.tsx'
import { ThemeHistoryList } from './theme-history-list.tsx'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import { useThemeCommands } from './use-theme-commands.ts'

/** One theme: what it is, what people said, what was done with it. */
export default function ThemePage() {
  const t = useMessages(themesMessages)
  const { theme: id = '' } = useParams()
  const forum = useForum()
  const codebook = useOverview('/api/themes', codebookSchema, 'themes')
  const answers = useOverview(
    `/api/overview/answers?theme=${id}&limit=50`,
    answersPageSchema,
    'themes',
  )
  const [step, setStep] = useState(0)
  const commands = useThemeCommands(() => {
    codebook.again()
    answers.again()
    setStep((before) => before + 1)
  })
  const [into, setInto] = useState('')
  const themes = codebook.body?.themes ?? []
  const theme = themes.find((one) => one.id === id)
  const others = themes.filter((one) => one.id !== id)
  return (
    <RegionScreen current={routes.regionThemes}>
      <PageHeader
        title={theme?.title ?? t.title}
        back={{ href: routes.regionThemes, label: t.back }}
        lead={theme?.definition}
      />
      <div className={regionStyles['page']}>
        <AsOf reading={codebook} />
        <CommandOutcome commands={commands} />
        {codebook.isFresh && theme === undefined && (
          <EmptyState title={t.gone}>{t.goneText}</EmptyState>
        )}
        {theme !== undefined && forum !== undefined && (
          <div className={regionStyles['twoColumns']}>
            <section className={regionStyles['part']}>
              <h2>{t.own}</h2>
              <div className={styles['acts']}>
                <ButtonLink icon="answers" href={regionAnswersLink({ theme: id })}>
                  {t.toAnswers}: {t.answers(theme.answersBelow)}
                </ButtonLink>
              </div>
              {answers.body !== undefined && (
                <ThemeAnswers
                  theme={theme}
                  answers={answers.body.answers}
                  forum={forum}
                  commands={commands}
                />
              )}
            </section>
            <div className={regionStyles['page']}>
              <section className={regionStyles['part']}>
                <h2>{t.change}</h2>
                <ThemeForm
                  key={`${theme.title} ${theme.definition} ${theme.parent}`}
                  theme={theme}
                  themes={themes}
                  act={t.save}
                  onSave={(values) => commands.send({ act: 'change', theme: id, ...values })}
                />
                <Select
                  label={t.merge}
                  value={into}
                  options={themeOptions(others, '…')}
                  onChange={setInto}
                />
                <div className={styles['acts']}>
                  <Button
                    icon="forward"
                    disabled={into === ''}
                    onClick={() => void commands.send({ act: 'merge', theme: id, into })}
                  >
                    {t.mergeAct}
                  </Button>
                  <Button
                    icon="remove"
                    onClick={() => void commands.send({ act: 'remove', theme: id })}
                  >
                    {t.remove}
                  </Button>
                </div>
              </section>
              <ThemeHistoryList key={step} of={{ theme: id }} commands={commands} />
            </div>
          </div>
        )}
      </div>
    </RegionScreen>
  )
}
