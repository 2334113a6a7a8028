import type { CodebookTheme } from '@living-libraries/model/themes'
import type { Option } from '../../../ui/select.tsx'

export interface ThemeInTree {
  readonly theme: CodebookTheme
  readonly depth: number
}

/** Every theme under the one that it is part of, by title. */
export function treeOf(themes: readonly CodebookTheme[]): ThemeInTree[] {
  const known = new Set(themes.map(({ id }) => id))
  const below = (parent: string | null, depth: number): ThemeInTree[] =>
    themes
      .filter((theme) => (known.has(theme.parent ?? '') ? theme.parent : null) === parent)
      .sort((one, other) => one.title.localeCompare(other.title, 'ru'))
      .flatMap((theme) => [{ theme, depth }, ...below(theme.id, depth + 1)])
  return below(null, 0)
}

/** The themes to choose from, indented as they stand in the tree. */
export function themeOptions(
  themes: readonly CodebookTheme[],
  first: string,
): readonly Option<string>[] {
  const indented = treeOf(themes.filter(({ state }) => state === 'active')).map(
    ({ theme, depth }) => ({
      value: theme.id,
      label: `${'\u2003'.repeat(depth)}${theme.title}`,
    }),
  )
  return [{ value: '', label: first }, ...indented]
}
