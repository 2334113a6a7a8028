import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { codebookSchema, themeTablesSchema } from '@living-libraries/model/themes'
import { useSearchParams } from 'wouter'
import { useForum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { routes } from '../../../routes.ts'
import { Select } from '../../../ui/select.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { AsOf } from '../as-of.tsx'
import { useRuleLine } from '../counting-rule.tsx'
import styles from '../region.module.css'
import { useAddressChoice } from '../use-address-choice.ts'
import { CoverageLines } from './coverage-lines.tsx'
import { ThemeTable } from './theme-table.tsx'
import { themeTablesMessages } from './theme-tables-messages.ts'
import { ThemesFrame } from './themes-frame.tsx'

/** Themes by municipality and by group: every number leads to the words behind it. */
export default function ThemeTablesPage() {
  const t = useMessages(themeTablesMessages)
  const format = useFormat()
  const forum = useForum()
  const ruleLine = useRuleLine()
  const [params, setParams] = useSearchParams()
  const question = params.get('question') ?? ''
  const query = question === '' ? '' : `?question=${encodeURIComponent(question)}`
  const reading = useOverview(`/api/themes/tables${query}`, themeTablesSchema, 'themes')
  const codebook = useOverview('/api/themes', codebookSchema, 'themes')
  const [by, setBy] = useAddressChoice('by', ['municipality', 'group'])
  const { body } = reading
  const share = body && body.coverage.answers > 0 ? body.coverage.read / body.coverage.answers : 0
  const choose = (value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === '') after.delete('question')
        else after.set('question', value)
        return after
      },
      { replace: true },
    )
  return (
    <ThemesFrame current={routes.regionThemeTables}>
      <AsOf reading={reading} />
      {body !== undefined && codebook.body !== undefined && forum !== undefined && (
        <>
          <Select
            label={t.question}
            value={question}
            options={[
              { value: '', label: t.all },
              ...forum.pack.questions.map(({ id, text }) => ({ value: id, label: text })),
            ]}
            onChange={choose}
          />
          <CoverageLines coverage={body.coverage} />
          <p className={styles['quiet']}>{t.about(format.percent(share))}</p>
          <div>
            <Tabs
              label={t.tabs}
              tabs={[
                { value: 'municipality', label: t.byMunicipality },
                { value: 'group', label: t.byGroup },
              ]}
              value={by}
              onChange={setBy}
            >
              <ThemeTable
                by={by}
                themes={codebook.body.themes}
                tables={body}
                forum={forum}
                question={question}
              />
            </Tabs>
          </div>
          <p className={styles['quiet']}>
            {t.unstated(
              format.percent(
                body.base.total === 0 ? 0 : (body.base.group[unstatedGroup] ?? 0) / body.base.total,
              ),
            )}{' '}
            {ruleLine(body.rule)}
          </p>
        </>
      )}
    </ThemesFrame>
  )
}
