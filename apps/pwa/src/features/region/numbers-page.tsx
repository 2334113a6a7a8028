import { numbersSchema } from '@living-libraries/model/overview'
import { useOverview } from '../../binding/use-overview.ts'
import { useForum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AsOf } from './as-of.tsx'
import { CountingRule } from './counting-rule.tsx'
import { numberSubjects, NumbersPart } from './numbers-part.tsx'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { useAddressChoice } from './use-address-choice.ts'

/** What was counted of the whole, each number with the way to the words behind it. */
export default function NumbersPage() {
  const t = useMessages(numbersMessages)
  const forum = useForum()
  const reading = useOverview('/api/overview/numbers', numbersSchema, true)
  const [subject, setSubject] = useAddressChoice('table', numberSubjects)
  return (
    <RegionScreen current={routes.regionNumbers}>
      <PageHeader title={t.title} over={forum?.pack.title} />
      <div className={styles['page']}>
        <AsOf reading={reading} />
        {reading.body !== undefined && forum !== undefined && (
          <>
            <CountingRule rule={reading.body.rule} />
            <div>
              <Tabs
                label={t.tabs}
                tabs={numberSubjects.map((value) => ({ value, label: t[value] }))}
                value={subject}
                onChange={setSubject}
              >
                <NumbersPart subject={subject} numbers={reading.body} forum={forum} />
              </Tabs>
            </div>
          </>
        )}
      </div>
    </RegionScreen>
  )
}
