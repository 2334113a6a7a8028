import { csvOf } from '@living-libraries/model/csv'
import { erasureListSchema } from '@living-libraries/model/erasure'
import { useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../binding/device-context.tsx'
import { problemIn } from '../../binding/use-centre-answer.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { privacyMessages } from './messages.ts'

/** Every consent, its withdrawal and every act of erasing as a file: ids and days, no name. */
export function ConsentJournal({
  consents,
}: {
  readonly consents: readonly TypedRecord<'consent'>[]
}) {
  const t = useMessages(privacyMessages)
  const { centre } = useDevice()
  const [problem, setProblem] = useState<TalkProblem>()

  async function save(): Promise<void> {
    setProblem(undefined)
    try {
      const { erasures } = v.parse(erasureListSchema, await centre.get('/api/erasures'))
      const { consentColumns: c, columns } = t
      const rows = [
        [c.document, c.version, c.how, c.by, c.given, c.withdrawn, c.about],
        ...consents.map(({ fields }) => [
          fields.document ?? '',
          fields.version ?? '',
          t.ways[fields.how ?? 'paper'],
          t.givers[fields.by ?? 'self'],
          fields.given ?? '',
          fields.withdrawn ?? '',
          fields.about ?? '',
        ]),
        [],
        [columns.when, columns.act, columns.by, columns.subject, columns.about],
        ...erasures.map(({ at, person, subject, kind, records }) => [
          new Date(at).toISOString(),
          t.actNames.erase,
          person,
          subject,
          `${kind} ${records.length}`,
        ]),
      ]
      saveFile(`${t.journalName}.csv`, csvOf(rows), 'text/csv')
    } catch (error) {
      setProblem(problemIn(error))
    }
  }

  return (
    <>
      {problem !== undefined && <ProblemNotice urgent problem={problem} />}
      <div>
        <Button icon="save" onClick={() => void save()}>
          {t.journal}
        </Button>
      </div>
    </>
  )
}
