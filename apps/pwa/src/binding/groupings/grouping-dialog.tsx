import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { groupingMessages } from './grouping-messages.ts'
import parts from '../../ui/part.module.css'
import { UnsavedText } from '../saved-text-field.tsx'
import { useFormDraft } from '../use-form-draft.ts'
import type { Joinable } from './joinable.ts'
import type { NewGrouping } from './use-groupings.ts'

export interface GroupingDialogProps {
  /** What is chosen to begin with; undefined: closed. */
  readonly begun: readonly string[] | undefined
  readonly joinables: readonly Joinable[]
  /** Where what is half typed belongs: the territory and what is put together. */
  readonly draftPlace: string
  readonly onClose: () => void
  /** Rejects where it was not saved. */
  readonly onGroup: (grouping: NewGrouping) => Promise<unknown>
}

/** Nothing is joined without a name and a reason, and nothing by itself. */
export function GroupingDialog(props: GroupingDialogProps) {
  const { begun, onClose } = props
  const t = useMessages(groupingMessages)
  return (
    <Dialog open={begun !== undefined} title={t.title} onClose={onClose}>
      {begun !== undefined && <GroupingForm key={begun.join()} {...props} begun={begun} />}
    </Dialog>
  )
}

/** A dialog is not a catalogue: so many at a time. */
const mostShown = 30

function GroupingForm({
  begun,
  joinables,
  draftPlace,
  onClose,
  onGroup,
}: GroupingDialogProps & { readonly begun: readonly string[] }) {
  const t = useMessages(groupingMessages)
  const first = joinables.find(({ id }) => id === begun[0])
  // By the ids in it the half-typed words go with an answer that is erased: the name begins as its text.
  const { words, type, save } = useFormDraft(['grouping', draftPlace, ...begun].join('/'), {
    title: first?.text.slice(0, 300) ?? '',
    reason: '',
    members: begun.join(' '),
  })
  const { title, reason } = words
  const chosen = words.members.split(' ').filter((id) => joinables.some((one) => one.id === id))
  const [wanted, setWanted] = useState('')
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const group = () => {
    setState('saving')
    const members = chosen
    const act = save((_typed, _over, draft) =>
      onGroup({ title: cleanText(title), reason: cleanText(reason), members, draft }),
    )
    void act.then(onClose, () => setState('failed'))
  }
  const isReady = cleanText(title) !== '' && cleanText(reason) !== '' && chosen.length > 1
  const found = joinables.filter(({ id, text }) => !chosen.includes(id) && holds(text, wanted))
  const shown = [...joinables.filter(({ id }) => chosen.includes(id)), ...found.slice(0, mostShown)]
  return (
    <div className={parts['part']}>
      <p className={parts['quiet']}>{t.text}</p>
      {joinables.length > mostShown && (
        <TextField label={t.search} type="search" value={wanted} onChange={setWanted} />
      )}
      {shown.map((one) => (
        <Toggle
          key={one.id}
          label={one.text}
          hint={one.venue}
          checked={chosen.includes(one.id)}
          onChange={(isWanted) => {
            const others = chosen.filter((id) => id !== one.id)
            type({ members: (isWanted ? [...others, one.id] : others).join(' ') })
          }}
        />
      ))}
      {found.length > mostShown && (
        <p className={parts['quiet']}>{t.more(found.length - mostShown)}</p>
      )}
      <TextField
        label={t.name}
        maxLength={300}
        value={title}
        onChange={(next) => type({ title: next })}
      />
      <TextField
        label={t.reason}
        maxLength={1000}
        value={reason}
        onChange={(next) => type({ reason: next })}
      />
      {state === 'failed' && <UnsavedText />}
      <div>
        <Button kind="primary" disabled={!isReady || state === 'saving'} onClick={group}>
          {t.act}
        </Button>
      </div>
    </div>
  )
}

/** Plainly, as the eye would look for it; ё and е are one. */
function holds(text: string, wanted: string): boolean {
  const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  return plain(text).includes(plain(wanted.trim()))
}
