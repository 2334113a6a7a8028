import { numbersSchema } from '@living-libraries/model/overview'
import { useOverview } from '../../binding/use-overview.ts'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ArrivalsPart } from './arrivals-part.tsx'
import { AsOf } from './as-of.tsx'
import { CountingRule } from './counting-rule.tsx'
import { type AnswerSubject, answerSubjects, NumbersPart } from './numbers-part.tsx'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { RegionScreen } from './region-screen.tsx'
import { ResultsPart } from './results-part.tsx'
import { useAddressChoice } from './use-address-choice.ts'

const subjects = [...answerSubjects, 'results', 'initiatives', 'time'] as const
type Subject = (typeof subjects)[number]

/** What was counted of the whole, each number with the way to the words behind it. */
export default function NumbersPage() {
  const t = useMessages(numbersMessages)
  const forum = useForum()
  const [subject, setSubject] = useAddressChoice('table', subjects)
  return (
    <RegionScreen current={routes.regionNumbers}>
      <PageHeader title={t.title} over={forum?.pack.title} />
      <Tabs
        label={t.tabs}
        tabs={subjects.map((value) => ({ value, label: t[value] }))}
        value={subject}
        onChange={setSubject}
      >
        {forum !== undefined && <SubjectPart subject={subject} forum={forum} />}
      </Tabs>
    </RegionScreen>
  )
}

function SubjectPart({ subject, forum }: { readonly subject: Subject; readonly forum: Forum }) {
  switch (subject) {
    case 'people':
    case 'byMunicipality':
    case 'byGroup':
      return <AnswerNumbers subject={subject} forum={forum} />
    case 'results':
    case 'initiatives':
      return <ResultsPart subject={subject} forum={forum} />
    case 'time':
      return <ArrivalsPart forum={forum} />
  }
}

function AnswerNumbers({
  subject,
  forum,
}: {
  readonly subject: AnswerSubject
  readonly forum: Forum
}) {
  const reading = useOverview('/api/overview/numbers', numbersSchema, 'whole')
  return (
    <div className={styles['page']}>
      <AsOf reading={reading} />
      {reading.body !== undefined && (
        <>
          <CountingRule rule={reading.body.rule} />
          <NumbersPart subject={subject} numbers={reading.body} forum={forum} />
        </>
      )}
    </div>
  )
}
