import type { CodebookTheme } from '@living-libraries/model/themes'
import { Link } from 'wouter'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { regionThemeLink } from '../../../routes.ts'
import { treeOf } from './codebook-tree.ts'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'

/** The codebook: parts are indented under what they are part of. */
export function CodebookList({ themes }: { readonly themes: readonly CodebookTheme[] }) {
  const t = useMessages(themesMessages)
  const format = useFormat()
  return (
    <ul className={styles['tree']} aria-label={t.tree}>
      {treeOf(themes).map(({ theme, depth }) => (
        <li
          key={theme.id}
          className={styles['branch']}
          style={{ paddingInlineStart: `${Math.min(depth, 4) * 1.25}rem` }}
        >
          <Link href={regionThemeLink(theme.id)} className={styles['name']}>
            {theme.title}
          </Link>
          <span className={styles['count']}>
            {t.answers(theme.answers)}
            {theme.answersBelow > theme.answers &&
              ` · ${t.withParts(format.number(theme.answersBelow))}`}
          </span>
          {theme.definition !== '' && <p className={styles['definition']}>{theme.definition}</p>}
        </li>
      ))}
    </ul>
  )
}
