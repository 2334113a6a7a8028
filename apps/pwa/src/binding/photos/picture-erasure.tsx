import { useRef } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ErasureState } from '../use-erasure.ts'
import { useNow } from '../use-now.ts'
import { photoMessages } from './photo-messages.ts'

/** A picture that somebody wants erased. */
export interface AskedPicture {
  readonly id: string
  /** «Подписанный лист 1» */
  readonly name: string
}

export interface PictureErasureProps {
  readonly erasure: ErasureState
  readonly asked: AskedPicture | undefined
  /** Somebody answered, or closed the question. */
  readonly onOver: () => void
}

/** The question before a picture goes for ever, and what came of it. What is only in the wrong place is taken out instead. */
export function PictureErasure({ erasure, asked, onOver }: PictureErasureProps) {
  const t = useMessages(photoMessages).erasure
  const format = useFormat()
  const now = useNow()
  const outcome = useRef<HTMLDivElement>(null)
  const erase = () => {
    if (asked === undefined) return
    erasure.erase({ record: asked.id })
    onOver()
    // The thumbnail from which all this began is about to go.
    requestAnimationFrame(() => outcome.current?.focus())
  }
  return (
    <>
      <div ref={outcome} tabIndex={-1}>
        {erasure.isBusy && <p>{t.working}</p>}
        {erasure.problem !== undefined && <ProblemNotice problem={erasure.problem} />}
        {erasure.doneAt !== undefined && (
          <Notice meaning="received" title={t.done(format.when(erasure.doneAt, now))} />
        )}
      </div>
      <Dialog
        open={asked !== undefined}
        onClose={onOver}
        title={t.ask((asked?.name ?? '').toLocaleLowerCase())}
        actions={
          <>
            <Button kind="danger" icon="remove" onClick={erase}>
              {t.now}
            </Button>
            <Button onClick={onOver}>{t.keep}</Button>
          </>
        }
      >
        <p>{t.text}</p>
      </Dialog>
    </>
  )
}
