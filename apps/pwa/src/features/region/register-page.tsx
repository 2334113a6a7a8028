import { resultsSchema } from '@living-libraries/model/overview-results'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { useForum } from '../../binding/use-forum.ts'
import { useIsWide } from '../../binding/use-media.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import answers from './answers.module.css'
import { AsOf } from './as-of.tsx'
import { DecisionLine } from './decision-line.tsx'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { inRegister, type RegisterFilter, similarInitiatives } from './register.ts'
import { RegisterFilters } from './register-filters.tsx'
import { RegisterItem } from './register-item.tsx'
import { registerMessages } from './register-messages.ts'
import { RegisterSums } from './register-sums.tsx'

/** Every initiative of the region: what it costs, what is asked for, who carries it, and what is like it. */
export default function RegisterPage() {
  const t = useMessages(registerMessages)
  const forum = useForum()
  const isWide = useIsWide()
  const [filter, set] = useRegisterFilter()
  const reading = useOverview('/api/overview/results', resultsSchema, 'whole')
  const all = reading.body?.initiatives
  const similar = useMemo(
    () => all && forum && similarInitiatives(all, forum.pack.lexicon),
    [all, forum],
  )
  const found = all === undefined ? [] : inRegister(all, filter)
  return (
    <RegionScreen current={routes.regionInitiatives}>
      <PageHeader title={t.title} lead={t.lead} over={forum?.pack.title} />
      <div className={answers['columns']}>
        <div className={answers['side']}>
          <details className={answers['filters']} open={isWide || undefined} key={String(isWide)}>
            <summary>
              <span>{t.filters}</span>
              <Icon name="down" size={20} />
            </summary>
            {forum && <RegisterFilters filter={filter} set={set} forum={forum} />}
          </details>
        </div>
        <div className={answers['found']}>
          <AsOf reading={reading} />
          {reading.body !== undefined && forum !== undefined && similar !== undefined && (
            <div className={styles['page']}>
              <h2 className={answers['count']} aria-live="polite">
                {t.found(found.length)}
              </h2>
              <DecisionLine all={reading.body.initiatives} filter={filter} />
              {found.length === 0 ? (
                <EmptyState title={t.none}>{t.noneText}</EmptyState>
              ) : (
                <>
                  <RegisterSums
                    initiatives={found}
                    similar={similar}
                    forum={forum}
                    counts={reading.body.counts}
                    asOf={reading.body.asOf}
                  />
                  <ol className={answers['list']} aria-label={t.list}>
                    {found.map((one) => (
                      <RegisterItem
                        key={one.id}
                        initiative={one}
                        similar={similar(one)}
                        forum={forum}
                        onDecided={reading.again}
                      />
                    ))}
                  </ol>
                </>
              )}
            </div>
          )}
        </div>
      </div>
    </RegionScreen>
  )
}

const filterNames = ['municipality', 'kind', 'level', 'readiness', 'decision', 'text'] as const

/** The filter stands in the address: whoever gets the link sees the same initiatives. */
function useRegisterFilter(): readonly [RegisterFilter, (change: RegisterFilter) => void] {
  const [params, setParams] = useSearchParams()
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = params.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  )
  const set = (change: RegisterFilter) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        for (const name of filterNames) {
          const value = change[name]
          if (value === '') after.delete(name)
          else if (value !== undefined) after.set(name, value)
        }
        return after
      },
      { replace: true },
    )
  return [filter, set]
}
