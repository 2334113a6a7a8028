import { answersPageSchema } from '@living-libraries/model/overview'
import { useForum } from '../../binding/use-forum.ts'
import { useIsWide } from '../../binding/use-media.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useState } from 'react'
import { AnswerFilters } from './answer-filters.tsx'
import { FoundAnswers } from './found-answers.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers.module.css'
import { AsOf } from './as-of.tsx'
import { RegionScreen } from './region-screen.tsx'
import { SaveAnswers } from './save-answers.tsx'
import { SearchForm } from './search-form.tsx'
import { SessionContext } from './session-context.tsx'
import { FoundThemes } from './themes/found-themes.tsx'
import { GroupsList } from './themes/groups-list.tsx'
import { themesMessages } from './themes/themes-messages.ts'
import { answersPath, useAnswerFilter } from './use-answer-filter.ts'
import { useSteadyPage } from './use-steady-page.ts'

/** People's words from all territories, found by filters and Russian search. */
export default function AnswersPage() {
  const t = useMessages(answersMessages)
  const forum = useForum()
  const words = useMessages(themesMessages)
  const isWide = useIsWide()
  const [isGrouped, setGrouped] = useState(false)
  const state = useAnswerFilter()
  const { filter } = state
  const path = answersPath(filter)
  const isOfThemes = filter.theme !== undefined || filter.reading !== undefined
  const reading = useOverview(path, answersPageSchema, isOfThemes ? 'themes' : 'whole')
  const { body } = reading
  const [shown, showNews] = useSteadyPage(path, body)
  const restricted = Object.keys(filter).filter((name) => name !== 'text').length
  return (
    <RegionScreen current={routes.regionAnswers}>
      <PageHeader title={t.title} over={forum?.pack.title} />
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <SearchForm key={filter.text ?? ''} state={state} />
          <details className={styles['filters']} open={isWide || undefined} key={String(isWide)}>
            <summary>
              <span>
                {t.filters}
                {restricted > 0 && ` · ${restricted}`}
              </span>
              <Icon name="down" size={20} />
            </summary>
            {forum && <AnswerFilters state={state} facets={body?.facets} forum={forum} />}
          </details>
        </div>
        <div className={styles['found']}>
          <AsOf reading={reading} />
          {filter.session !== undefined && <SessionContext session={filter.session} />}
          {body !== undefined && forum !== undefined && (
            <>
              <h2 className={styles['count']} aria-live="polite">
                {t.found(body.total)}
              </h2>
              {body.total === 0 ? (
                <EmptyState title={t.none}>{t.noneText}</EmptyState>
              ) : (
                <>
                  {reading.isFresh && (
                    <>
                      <SaveAnswers filter={filter} total={body.total} forum={forum} />
                      <FoundThemes filter={filter} onDone={reading.again} />
                    </>
                  )}
                  <div>
                    <Button icon="filter" onClick={() => setGrouped(!isGrouped)}>
                      {isGrouped ? words.ungroup : words.groups}
                    </Button>
                  </div>
                  {isGrouped ? (
                    <GroupsList filter={filter} forum={forum} />
                  ) : (
                    <>
                      {shown !== body && <Button onClick={showNews}>{t.news}</Button>}
                      {shown && (
                        <FoundAnswers key={path} filter={filter} first={shown} forum={forum} />
                      )}
                    </>
                  )}
                </>
              )}
            </>
          )}
        </div>
      </div>
    </RegionScreen>
  )
}
