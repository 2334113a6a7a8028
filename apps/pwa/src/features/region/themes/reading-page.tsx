import { codebookSchema } from '@living-libraries/model/themes'
import { useSearchParams } from 'wouter'
import { useForum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { routes } from '../../../routes.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { AsOf } from '../as-of.tsx'
import { CommandOutcome } from './command-outcome.tsx'
import { ReadAnswer } from './read-answer.tsx'
import { ScopeSelects, scopeIn } from './scope-selects.tsx'
import styles from './themes.module.css'
import { ThemesFrame } from './themes-frame.tsx'
import { themesMessages } from './themes-messages.ts'
import { useUnread } from './use-unread.ts'

/** Reading for the themes: one answer, its themes by a few keys, and the next. */
export default function ReadingPage() {
  const t = useMessages(themesMessages)
  const forum = useForum()
  const [params, setParams] = useSearchParams()
  const scope = scopeIn(params)
  const codebook = useOverview('/api/themes', codebookSchema, 'themes')
  const unread = useUnread(scope)
  const { answer, coverage, commands, reading } = unread
  return (
    <ThemesFrame current={routes.regionReading}>
      <AsOf reading={reading} />
      <div className={styles['reader']}>
        {coverage !== undefined && (
          <Progress label={t.read} done={coverage.read} total={coverage.answers} />
        )}
        {/* Every answer would bring its bar: here «Вернуть прошлый» stands in its place. */}
        <CommandOutcome commands={{ ...commands, last: undefined }} />
        {answer !== undefined && codebook.body !== undefined && forum !== undefined && (
          <ReadAnswer
            key={answer.id}
            answer={answer}
            themes={codebook.body.themes}
            forum={forum}
            onFinish={unread.finish}
            onMake={async (title) => {
              const theme = crypto.randomUUID()
              const made = { theme, title, definition: '', parent: null, search: null }
              if (!(await commands.send({ act: 'make', ...made }))) return undefined
              codebook.again()
              return theme
            }}
            previous={unread.previous}
          />
        )}
        {reading.isFresh && answer === undefined && (
          <EmptyState title={t.allRead}>{t.allReadText}</EmptyState>
        )}
        {forum !== undefined && (
          <div className={styles['form']}>
            <ScopeSelects
              scope={scope}
              forum={forum}
              onChange={(next) => setParams(new URLSearchParams({ ...next }), { replace: true })}
            />
          </div>
        )}
      </div>
    </ThemesFrame>
  )
}
