import { NextDeadline } from '../../binding/next-deadline.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AsOf } from './as-of.tsx'
import { BoardTotals } from './board-totals.tsx'
import { boardMessages } from './board-messages.ts'
import { MunicipalityTable } from './municipality-table.tsx'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { mapSubjects, TerritoryMap } from './territory-map.tsx'
import { useAddressChoice } from './use-address-choice.ts'
import { useBoard } from './use-board.ts'

/** «Сводный экран»: all territories at once, whoever needs help first. */
export default function BoardPage() {
  const t = useMessages(boardMessages)
  const { reading, view, forum } = useBoard()
  const [subject, setSubject] = useAddressChoice('show', mapSubjects)
  return (
    <RegionScreen current={routes.region}>
      <PageHeader title={t.title} over={forum?.pack.title} />
      <div className={styles['page']}>
        {forum !== undefined && <NextDeadline pack={forum.pack} />}
        <AsOf reading={reading} />
        {view !== undefined && (
          <>
            <BoardTotals view={view} />
            <section className={styles['part']}>
              <h2>{t.map.title}</h2>
              <ChipGroup
                legend={t.map.show}
                hideLegend
                oneLine
                chips={mapSubjects.map((value) => ({ value, label: t.map[value] }))}
                value={subject}
                onChange={(value) => setSubject(value ?? 'state')}
              />
              <TerritoryMap municipalities={view.municipalities} subject={subject} />
            </section>
            <MunicipalityTable view={view} asOf={reading.body?.asOf ?? 0} />
          </>
        )}
      </div>
    </RegionScreen>
  )
}
