import { codebookSchema, similarAnswersSchema } from '@living-libraries/model/themes'
import { Link, useParams } from 'wouter'
import { useForum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionThemeLink, routes } from '../../routes.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Quote } from '../../ui/quote.tsx'
import { answerMessages } from './answer-messages.ts'
import { AnswerOriginPart } from './answer-origin-part.tsx'
import { AsOf } from './as-of.tsx'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { SimilarAnswersList } from './similar-answers-list.tsx'
import { CommandOutcome } from './themes/command-outcome.tsx'
import { scopeTitle } from './themes/scope-selects.tsx'
import { ThemeChips } from './themes/theme-chips.tsx'
import { ThemeHistoryList } from './themes/theme-history-list.tsx'
import { useThemeCommands } from './themes/use-theme-commands.ts'

/** One answer: its themes, what is similar, where it comes from. */
export default function AnswerPage() {
  const t = useMessages(answerMessages)
  const { answer: id = '' } = useParams()
  const forum = useForum()
  const codebook = useOverview('/api/themes', codebookSchema)
  const reading = useOverview(`/api/overview/answers/${id}/similar`, similarAnswersSchema)
  const commands = useThemeCommands(reading.again)
  const { body } = reading
  const themes = codebook.body?.themes ?? []
  const of = (ids: readonly string[]) => themes.filter((theme) => ids.includes(theme.id))
  const toggle = (theme: string) => {
    const act = body?.answer.themes.includes(theme) ? 'release' : 'assign'
    void commands.send({ act, theme, answers: [id] })
  }
  return (
    <RegionScreen current={routes.regionAnswers}>
      <PageHeader title={t.title} back={{ href: routes.regionAnswers, label: t.back }} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        <CommandOutcome commands={commands} />
        {body !== undefined && forum !== undefined && (
          <>
            <Quote
              size="large"
              lang={body.answer.language ?? 'ru'}
              source={scopeTitle(body.answer, forum, '')}
              {...(body.answer.translation === null ? {} : { note: body.answer.translation })}
            >
              {body.answer.text}
            </Quote>
            <div className={styles['twoColumns']}>
              <div className={styles['page']}>
                <section className={styles['part']}>
                  <h2>{t.themes}</h2>
                  {body.answer.themes.length === 0 && (
                    <p className={styles['quiet']}>{t.noThemes}</p>
                  )}
                  <ul>
                    {of(body.answer.themes).map((theme) => (
                      <li key={theme.id}>
                        <Link className={styles['reached']} href={regionThemeLink(theme.id)}>
                          {theme.title}
                        </Link>
                      </li>
                    ))}
                  </ul>
                  {body.suggested.length > 0 && (
                    <ThemeChips
                      label={t.suggested}
                      themes={of(body.suggested)}
                      chosen={body.answer.themes}
                      onToggle={toggle}
                    />
                  )}
                </section>
                <SimilarAnswersList of={body} forum={forum} />
              </div>
              <div className={styles['page']}>
                <AnswerOriginPart answer={id} forum={forum} />
                <ThemeHistoryList key={body.asOf} of={{ answer: id }} commands={commands} />
              </div>
            </div>
          </>
        )}
      </div>
    </RegionScreen>
  )
}
