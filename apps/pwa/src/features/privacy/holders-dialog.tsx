import { type Holders, holdersSchema } from '@living-libraries/model/holders'
import { useCentreAnswer } from '../../binding/use-centre-answer.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { List, Row } from '../../ui/list.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { privacyMessages } from './messages.ts'
import type { KnownPerson } from './use-privacy.ts'

/** What is kept of one person and where; after an erasure, what is still to come. */
export function HoldersDialog({
  person,
  onClose,
  onForget,
}: {
  readonly person: KnownPerson
  readonly onClose: () => void
  /** Erases the names in a group, which itself stays. */
  readonly onForget: (paths: readonly string[]) => void
}) {
  const t = useMessages(privacyMessages)
  const { paths = [] } = person
  const path = `/api/records/${person.id}/holders`
  const { answer, problem } = useCentreAnswer(path, holdersSchema)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.holders.title(person.name ?? t.nobody)}
      actions={
        paths.length > 0 && (
          <Button kind="danger" onClick={() => onForget(paths)}>
            {t.holders.forget}
          </Button>
        )
      }
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {answer === undefined && problem === undefined && <output>{t.holders.asking}</output>}
      {answer !== undefined && <Kept holders={answer} />}
    </Dialog>
  )
}

function Kept({ holders }: { readonly holders: Holders }) {
  const t = useMessages(privacyMessages)
  const format = useFormat()
  const now = useNow()
  const { fields, answers, revisions, pictures, erasedAt, devices } = holders
  const names: { readonly [field: string]: string } = t.fieldNames
  const listed = fields.map((field) => names[field] ?? field).join(', ')
  const label = erasedAt === null ? t.holders.devices : t.holders.devicesLeft
  return (
    <>
      {erasedAt !== null && <p>{t.holders.erased(format.when(erasedAt, now))}</p>}
      <p>{fields.length > 0 ? t.holders.fields(listed) : t.holders.noFields}</p>
      {answers > 0 && <p>{t.holders.answers(answers)}</p>}
      <p>{t.holders.revisions(revisions)}</p>
      {pictures > 0 && <p>{t.holders.pictures(pictures)}</p>}
      <h3>{label}</h3>
      {devices.length === 0 && <p>{t.holders.noDevices}</p>}
      {devices.length > 0 && (
        <List label={label}>
          {devices.map(({ id, name, lastSeenAt, isRevoked }) => (
            <Row
              key={id}
              title={name}
              detail={[
                lastSeenAt === null
                  ? t.holders.neverSeen
                  : t.holders.seen(format.when(lastSeenAt, now)),
                ...(isRevoked ? [t.holders.revoked] : []),
              ].join(' · ')}
            />
          ))}
        </List>
      )}
      <p>{t.holders.backups}</p>
    </>
  )
}
