import { unstatedGroup } from '@living-libraries/model/kinds/session'
import type { CodebookTheme, ThemeTables } from '@living-libraries/model/themes'
import { Link } from 'wouter'
import type { Forum } from '../../../binding/use-forum.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { vocabularyMessages } from '../../../i18n/vocabulary-messages.ts'
import { regionAnswersLink } from '../../../routes.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useRuleLine } from '../counting-rule.tsx'
import { crossTable, type Heading } from '../cross-table.ts'
import { meaningMessages } from '../meaning-messages.ts'
import styles from '../region.module.css'
import { SaveTable } from '../save-table.tsx'
import { treeOf } from './codebook-tree.ts'
import { themeTablesMessages } from './theme-tables-messages.ts'
import { toldThemeRows } from './told-theme-rows.ts'

export interface ThemeTableProps {
  readonly by: 'municipality' | 'group'
  readonly themes: readonly CodebookTheme[]
  readonly tables: ThemeTables
  readonly forum: Forum
  /** '' for all. */
  readonly question: string
}

/** One breaking down of the themes; each percentage beside the number that it comes from. */
export function ThemeTable({ by, themes, tables, forum, question }: ThemeTableProps) {
  const t = useMessages(themeTablesMessages)
  const meaning = useMessages(meaningMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const ruleLine = useRuleLine()
  const groups: Heading[] = [...forum.pack.groups, { id: unstatedGroup, title: words.unstated }]
  const municipalities: Heading[] = [...forum.municipalities]
    .map(([id, { fields }]) => ({ id, title: fields.name ?? id }))
    .sort((one, other) => one.title.localeCompare(other.title, 'ru'))
  const base: { readonly [column: string]: number } = tables.base[by]
  const rows = treeOf(themes.filter(({ state }) => state === 'active')).map(({ theme, depth }) => {
    return { id: theme.id, title: `${'\u2003'.repeat(depth)}${theme.title}` }
  })
  const counts =
    by === 'group'
      ? tables.byGroup.map(({ theme, group, count }) => ({ row: theme, column: group, count }))
      : tables.byMunicipality.map(({ theme, municipality, count }) => {
          return { row: theme, column: municipality, count }
        })
  const table = crossTable(counts, rows, by === 'group' ? groups : municipalities)
  const columns = table.columns.filter(({ id }) => (base[id] ?? 0) > 0)
  if (table.total === 0) return <p className={styles['quiet']}>{t.none}</p>
  const shown = (count: number, of: number, theme: string, column: string | undefined) => {
    if (count === 0) return '–'
    const filter = { theme, [by]: column, question, late: 'without', also: 'without' }
    return (
      <Link href={regionAnswersLink(filter)}>
        {`${format.number(count)}\u00a0·\u00a0${format.percent(of === 0 ? 0 : count / of)}`}
      </Link>
    )
  }
  const unstated = new Map(
    tables.byGroup.flatMap(({ theme, group, count }) =>
      group === unstatedGroup ? [[theme, count] as const] : [],
    ),
  )
  const unstatedShare = (theme: string) => shareOf(unstated.get(theme) ?? 0, table.ofRow(theme))
  const percent = (share: number) => format.percent(share)
  const cells = <Cell,>(
    write: (count: number, of: number, theme: string, column: string | undefined) => Cell,
  ) =>
    table.rows.map(({ id, title }) => ({
      key: id,
      title,
      total: write(table.ofRow(id), tables.base.total, id, undefined),
      share: percent(unstatedShare(id)),
      cells: columns.map((column) =>
        write(table.at(id, column.id), base[column.id] ?? 0, id, column.id),
      ),
    }))
  const bases = columns.map(({ id }) => base[id] ?? 0)
  const footShare = percent(shareOf(tables.base.group[unstatedGroup] ?? 0, tables.base.total))
  const leaving =
    by === 'group'
      ? toldThemeRows(rows, forum.pack.groups, tables, {
          theme: t.theme,
          total: t.total,
          base: t.base,
          unstated: words.unstated,
          untold: words.untold,
        })
      : [
          [t.theme, t.total, t.share, ...columns.map(({ title }) => title)],
          ...cells((count) => count).map((row) => [row.title, row.total, row.share, ...row.cells]),
          [t.base, tables.base.total, footShare, ...bases],
        ]
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{t.captions[by]}</h2>
        {leaving !== undefined && (
          <SaveTable
            name={`${t.file}. ${t.captions[by]}`}
            about={`${t.about(percent(shareOf(tables.coverage.read, tables.coverage.answers)))} ${ruleLine(tables.rule)}`}
            asOf={tables.asOf}
            meanings={[
              [t.theme, meaning.themes.theme],
              [t.total, meaning.themes.total],
              [t.share, meaning.themes.share],
              [meaning.others, meaning.themes.others],
            ]}
            rows={() => leaving}
          />
        )}
      </div>
      <DataTable
        caption={t.captions[by]}
        hideCaption
        columns={[
          { key: 'theme', label: t.theme },
          { key: 'total', label: t.total, isNumber: true },
          { key: 'share', label: t.share, isNumber: true },
          ...columns.map(({ id, title }) => ({ key: `of ${id}`, label: title, isNumber: true })),
        ]}
        rows={cells(shown).map((row) => ({
          key: row.key,
          cells: [row.title, row.total, row.share, ...row.cells],
        }))}
        total={{
          key: 'base',
          cells: [t.base, format.number(tables.base.total), footShare, ...bases.map(format.number)],
        }}
      />
    </section>
  )
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
