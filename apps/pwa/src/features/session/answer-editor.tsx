import { placeOf } from '@living-libraries/model/answer-order'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { mayBeShown } from '@living-libraries/model/naming'
import { useDevice } from '../../binding/device-context.tsx'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../binding/record-history.tsx'
import { useNow } from '../../binding/use-now.ts'
import type { SessionView } from '../../binding/use-session.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './answer-editor.module.css'
import { AnswerFields } from './answer-fields.tsx'
import { AnswerText } from './answer-text.tsx'
import { editorMessages } from './editor-messages.ts'
import { passportMessages } from './passport-messages.ts'
import { HallToggle } from './evening/hall-toggle.tsx'
import { SameAnswers } from './similar/same-answers.tsx'
import { VoteCounter } from './vote-counter.tsx'
import { RecordComments } from './record-comments.tsx'
import type { AnswerNames } from '../../binding/use-answer-names.ts'

export interface AnswerEditorProps {
  readonly answer: TypedRecord<'answer'>
  readonly view: SessionView
  readonly pack: ForumPack
  readonly names: AnswerNames
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

/** One answer with everything that belongs to it; each choice is saved at once, the text when it is left. */
export function AnswerEditor({ answer, view, pack, names, onClose, onRemove }: AnswerEditorProps) {
  const t = useMessages(editorMessages)
  const shared = useMessages(passportMessages)
  const device = useDevice()
  const change = (field: string, value: Json | null) =>
    void device.change(answer.id, value === null ? { unset: [field] } : { set: { [field]: value } })
  // A place is told by what stands before it; '' is the place that it had by itself.
  const placeWords = (value: string) => {
    const place = value === '' ? placeOf({ id: answer.id, fields: {} }) : Number(value)
    const before = view.answers.filter((one) => one.id !== answer.id && placeOf(one) < place)
    const words = before.at(-1)?.fields.text
    return words === undefined ? t.first : t.behind(words)
  }
  const wordsFor = (field: string, value: string) =>
    field === 'order' ? placeWords(value) : undefined
  return (
    <section className={styles['editor']} aria-label={t.title}>
      <div className={styles['head']}>
        <h2>{t.title}</h2>
        <IconButton icon="close" label={t.close} onClick={onClose} />
      </div>
      <DisputePanel record={answer} nameOf={names.person} wordsFor={wordsFor} />
      <AnswerText key={answer.id} answer={answer} onDone={onClose} />
      <AnswerFields answer={answer} view={view} pack={pack} onChange={change} />
      <VoteCounter record={answer.id} votes={answer.fields.votes} label={shared.votes} />
      {mayBeShown(answer.fields.naming) ? (
        <HallToggle session={view.session.id} answer={answer.id} />
      ) : (
        <p>{t.notShown}</p>
      )}
      <SameAnswers answer={answer} view={view} />
      <Origin answer={answer} names={names} />
      <RecordHistory record={answer} nameOf={names.person} wordsFor={wordsFor} />
      <RecordComments record={answer.id} view={view} nameOf={names.person} />
      <div className={styles['actions']}>
        <Button kind="primary" onClick={onClose}>
          {t.done}
        </Button>
        <Button kind="danger" icon="remove" onClick={() => onRemove(answer.id)}>
          {t.remove}
        </Button>
      </div>
    </section>
  )
}

function Origin({ answer, names }: Pick<AnswerEditorProps, 'answer' | 'names'>) {
  const t = useMessages(editorMessages)
  const format = useFormat()
  const now = useNow()
  const { made, changed, unsent } = answer
  const madeLine = t.made(names.person(made.person), format.when(made.at, now))
  const changedLine = t.changed(names.person(changed.person), format.when(changed.at, now))
  return (
    <div className={styles['about']}>
      <p>{madeLine}</p>
      {changed.person !== made.person && <p>{changedLine}</p>}
      <p>{unsent === 0 ? t.received : t.onDevice}</p>
    </div>
  )
}
