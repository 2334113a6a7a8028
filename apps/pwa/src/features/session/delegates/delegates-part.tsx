import { mayBeDelegate } from '@living-libraries/model/consent'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useDevice } from '../../../binding/device-context.tsx'
import { useAnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import { useFormat } from '../../../i18n/format.ts'
import { choiceMessages } from '../../../i18n/choice-messages.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import styles from '../passport.module.css'
import { RecordListPart } from '../record-list-part.tsx'
import { DelegateForm } from './delegate-form.tsx'
import { delegateMessages } from './delegate-messages.ts'
import { GroupSection } from './group-section.tsx'

export default function DelegatesPart({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  const t = useMessages(delegateMessages)
  const choices = useMessages(choiceMessages)
  const format = useFormat()
  const device = useDevice()
  const names = useAnswerNames(view.session, pack)
  const numbers = new Map(view.delegates.map(({ id }, index) => [id, format.number(index + 1)]))
  const add = () =>
    device.make({
      kind: 'delegate',
      space: view.session.space,
      session: view.session.id,
      values: { seat: 'main' },
    })
  return (
    <RecordListPart
      session={view.session.id}
      part="delegates"
      title={t.title}
      lead={t.lead}
      records={view.delegates}
      empty={{ title: t.emptyTitle, text: t.emptyText }}
      removed={t.removed}
      add={(open) => (
        <div className={styles['actions']}>
          <Button kind="primary" icon="plus" onClick={() => void add().then(open)}>
            {t.add}
          </Button>
        </div>
      )}
      row={({ id, fields }) => ({
        title: fields.name || t.unnamed(numbers.get(id) ?? ''),
        detail: [fields.topic ?? t.noTopic, choices.seat[fields.seat ?? 'main']].join(' · '),
        meta: mayBeDelegate(fields) ? undefined : (
          <StatusBadge meaning="waiting">{t.waitsForParent}</StatusBadge>
        ),
      })}
      form={(delegate) => <DelegateForm delegate={delegate} view={view} names={names} />}
    >
      <GroupSection view={view} names={names} />
    </RecordListPart>
  )
}
