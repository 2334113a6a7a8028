import { useState } from 'react'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Quote } from '../../ui/quote.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import styles from './card-page.module.css'
import { cardMessages } from './messages.ts'
import type { CardEditing } from './use-card.ts'

export interface Picking {
  /** A question of the pack, or an element. */
  readonly about: string
  readonly title: string
  readonly isElement: boolean
}

export interface AnswerPickerProps {
  readonly view: TerritoryView
  readonly editing: CardEditing
  /** undefined: closed. */
  readonly picking: Picking | undefined
  readonly onClose: () => void
}

/** The only way by which people's words come into a document: somebody chooses them here. */
export function AnswerPicker({ view, editing, picking, onClose }: AnswerPickerProps) {
  const t = useMessages(cardMessages).picker
  return (
    <Dialog
      open={picking !== undefined}
      title={picking?.title ?? t.title}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t.done}
        </Button>
      }
    >
      {picking !== undefined && <Answers view={view} editing={editing} picking={picking} />}
    </Dialog>
  )
}

const pageSize = 30

function Answers({
  view,
  editing,
  picking,
}: Omit<AnswerPickerProps, 'onClose' | 'picking'> & { readonly picking: Picking }) {
  const t = useMessages(cardMessages).picker
  const more = useMessages(municipalityPlacesMessages).sources.more
  const [wanted, setWanted] = useState('')
  const [shown, setShown] = useState(pageSize)
  const { about, isElement } = picking
  const { territory, records } = view
  const grown = territory.elements.find(({ id }) => id === about)?.fields.answers ?? {}
  const found = records.answers.filter(({ id, fields }) => {
    const belongs = isElement
      ? grown[id] === true
      : fields.question === about || fields.also?.[about] === true
    return belongs && territory.quotedOf(id) !== undefined && holds(fields.text, wanted)
  })
  return (
    <div className={styles['answers']}>
      {!isElement && <p className={styles['quiet']}>{t.hint}</p>}
      <TextField label={t.search} type="search" value={wanted} onChange={setWanted} />
      {found.length === 0 && <p className={styles['quiet']}>{t.none}</p>}
      {found.slice(0, shown).map(({ id, fields }) => (
        <div key={id} className={styles['answer']}>
          <Quote
            lang={fields.language ?? 'ru'}
            note={fields.translation}
            source={territory.quotedOf(id)?.source}
          >
            {fields.text}
          </Quote>
          <div className={styles['choices']}>
            <Toggle
              label={t.quote}
              checked={editing.isQuoted(about, id)}
              onChange={(isWanted) => editing.setQuote(about, id, isWanted)}
            />
            {!isElement && (
              <Toggle
                label={t.source}
                checked={editing.isSource(about, id)}
                onChange={(isWanted) => editing.setSource(about, id, isWanted)}
              />
            )}
          </div>
        </div>
      ))}
      {found.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + pageSize)}>
            {more(Math.min(pageSize, found.length - shown))}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Plainly, as the eye would look for it; ё and е are one. */
function holds(text: string | undefined, wanted: string): boolean {
  const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  return plain(text ?? '').includes(plain(wanted.trim()))
}
