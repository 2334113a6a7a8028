import { themeDigestSchema } from '@living-libraries/model/themes'
import { useSearchParams } from 'wouter'
import { useForum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { digestDocument } from '../../../documents/digest-document.ts'
import { DocumentActions } from '../../../documents/document-actions.tsx'
import { DocumentSheet } from '../../../documents/document-sheet.tsx'
import { routes } from '../../../routes.ts'
import { AsOf } from '../as-of.tsx'
import regionStyles from '../region.module.css'
import { ScopeSelects, scopeIn } from './scope-selects.tsx'
import styles from './themes.module.css'
import { ThemesFrame } from './themes-frame.tsx'

/** The working digest of a question and a territory, with quotes: to read, to edit in Word, to print. */
export default function DigestPage() {
  const forum = useForum()
  const [params, setParams] = useSearchParams()
  const scope = scopeIn(params)
  const query = new URLSearchParams({ ...scope }).toString()
  const reading = useOverview(`/api/themes/digest?${query}`, themeDigestSchema, 'themes')
  const { body } = reading
  const document =
    body &&
    forum &&
    digestDocument(body, {
      question: forum.pack.questions.find(({ id }) => id === scope.question)?.text,
      territory: scope.municipality && forum.municipalities.get(scope.municipality)?.fields.name,
      venue: (id) => forum.venues.get(id)?.fields.name ?? id,
      municipality: (id) => forum.municipalities.get(id)?.fields.name ?? id,
      timeZone: forum.pack.timezone,
    })
  return (
    <ThemesFrame current={routes.regionDigest}>
      {forum !== undefined && (
        <div className={styles['form']}>
          <ScopeSelects
            scope={scope}
            forum={forum}
            onChange={(next) => setParams(new URLSearchParams({ ...next }), { replace: true })}
          />
        </div>
      )}
      <AsOf reading={reading} />
      {document !== undefined && (
        <>
          <div className={regionStyles['actions']}>
            <DocumentActions make={() => document} />
          </div>
          <div className={regionStyles['paper']}>
            <DocumentSheet document={document} />
          </div>
        </>
      )}
    </ThemesFrame>
  )
}
