import { type ThemeAct, themeHistorySchema } from '@living-libraries/model/themes'
import { useNow } from '../../../binding/use-now.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import regionStyles from '../region.module.css'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import type { ThemeCommands } from './use-theme-commands.ts'

/** Who did what and when; every step can be taken back, however long ago it was. */
export function ThemeHistoryList({
  of,
  commands,
}: {
  readonly of: { readonly theme: string } | { readonly answer: string }
  readonly commands: ThemeCommands
}) {
  const t = useMessages(themesMessages)
  const format = useFormat()
  const now = useNow()
  const query = new URLSearchParams({ ...of }).toString()
  const { body } = useOverview(`/api/themes/history?${query}`, themeHistorySchema, 'themes')
  const nameOf = (act: string) => (isAct(act, t.acts) ? t.acts[act] : act)
  return (
    <section className={regionStyles['part']} aria-label={t.history}>
      <h2>{t.history}</h2>
      {body?.acts.length === 0 && <p className={styles['count']}>{t.noHistory}</p>}
      <ol className={styles['tree']}>
        {body?.acts.map(({ id, act, title, name, at, assigned, released, isUndone }) => (
          <li key={id} className={styles['branch']}>
            <span>
              {nameOf(act)}
              {title !== null && ` · ${title}`}
            </span>
            <span className={styles['count']}>
              {[name, format.when(at, now)].filter((part) => part !== '').join(' · ')}
              {assigned + released > 0 &&
                ` · ${t.counts(format.number(assigned), format.number(released))}`}
              {isUndone && ` · ${t.undone}`}
            </span>
            {!isUndone && act !== 'undo' && (
              <div>
                <Button icon="undo" onClick={() => void commands.undo(id)}>
                  {t.undo}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function isAct(act: string, acts: { readonly [Act in ThemeAct]: string }): act is ThemeAct {
  return Object.hasOwn(acts, act)
}
