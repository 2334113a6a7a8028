import { codebookSchema } from '@living-libraries/model/themes'
import { useForum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { routes } from '../../../routes.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AsOf } from '../as-of.tsx'
import styles from '../region.module.css'
import { Candidates } from './candidates.tsx'
import { CommandOutcome } from './command-outcome.tsx'
import { CodebookList } from './codebook-list.tsx'
import { CoverageLines } from './coverage-lines.tsx'
import { ReadingShares } from './reading-shares.tsx'
import { ThemeForm } from './theme-form.tsx'
import { ThemesFrame } from './themes-frame.tsx'
import { themesMessages } from './themes-messages.ts'
import { useThemeCommands } from './use-theme-commands.ts'

/** The codebook as a tree, how much of everything was read, and who reads what. */
export default function ThemesPage() {
  const t = useMessages(themesMessages)
  const forum = useForum()
  const reading = useOverview('/api/themes', codebookSchema, 'themes')
  const commands = useThemeCommands(reading.again)
  const { body } = reading
  const active = body?.themes.filter(({ state }) => state === 'active') ?? []
  return (
    <ThemesFrame current={routes.regionThemes}>
      <AsOf reading={reading} />
      <CommandOutcome commands={commands} />
      {body !== undefined && forum !== undefined && (
        <>
          <CoverageLines coverage={body.coverage} />
          <div className={styles['actions']}>
            <ButtonLink kind="primary" icon="session" href={routes.regionReading}>
              {t.readOn}
            </ButtonLink>
          </div>
          <div className={styles['twoColumns']}>
            <section className={styles['part']}>
              <h2>{t.tree}</h2>
              {active.length === 0 ? (
                <EmptyState title={t.none}>{t.noneText}</EmptyState>
              ) : (
                <CodebookList themes={active} />
              )}
              <Candidates themes={body.themes} commands={commands} />
            </section>
            <div className={styles['page']}>
              <section className={styles['part']}>
                <h2>{t.newTheme}</h2>
                <ThemeForm
                  themes={body.themes}
                  act={t.make}
                  onSave={(values) =>
                    commands.send({
                      act: 'make',
                      theme: crypto.randomUUID(),
                      search: null,
                      ...values,
                    })
                  }
                />
              </section>
              <ReadingShares codebook={body} forum={forum} commands={commands} />
            </div>
          </div>
        </>
      )}
    </ThemesFrame>
  )
}
