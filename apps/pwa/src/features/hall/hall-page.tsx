import { mayBeShown } from '@living-libraries/model/naming'
import { useEffect } from 'react'
import { useForum } from '../../binding/use-forum.ts'
import { useHallBoard } from '../../binding/use-hall-board.ts'
import { useRecord, useRecords } from '../../binding/use-records.ts'
import { useScreenAwake } from '../../binding/use-screen-awake.ts'
import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TimeLeft } from '../../ui/time-left.tsx'
import { hallMessages } from './hall-messages.ts'
import styles from './hall-page.module.css'

/** For a projector: one question, huge, and only what was put on the screen. No group, no author, nothing else. */
export default function HallPage({ params }: { readonly params: { readonly session: string } }) {
  const t = useMessages(hallMessages)
  const session = useRecord('session', params.session)
  const answers = useRecords({ kind: 'answer', session: params.session })
  const forum = useForum()
  const { board, change } = useHallBoard(params.session)
  useScreenAwake()
  useEffect(() => {
    change({ isOpen: true })
    const close = () => change({ isOpen: false })
    addEventListener('pagehide', close)
    return () => removeEventListener('pagehide', close)
  }, [change])
  if (session === null) {
    return (
      <main className={styles['hall']}>
        <EmptyState
          title={t.missing}
          actions={<ButtonLink href={routes.start}>{t.home}</ButtonLink>}
        />
      </main>
    )
  }
  if (!session || !answers || !forum || !board) return null
  const question =
    forum.pack.questions.find(({ id }) => id === board.question) ?? forum.pack.questions[0]
  const shown = board.answers
    .flatMap((id) => answers.find((answer) => answer.id === id) ?? [])
    .filter(({ fields }) => mayBeShown(fields.naming))
  return (
    <main className={styles['hall']} aria-label={t.title}>
      <h1 className={styles['question']}>{question?.text}</h1>
      <ul className={styles['answers']} aria-live="polite">
        {shown.map(({ id, fields }) => (
          <li key={id} lang={fields.language ?? 'ru'}>
            {fields.text}
            {fields.translation !== undefined && (
              <span className={styles['translation']} lang="ru">
                {fields.translation}
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles['waiting']}>{t.waiting}</p>}
      <footer className={styles['foot']}>
        {board.timer !== null && (
          <p className={styles['timer']}>
            <span>{board.timer.label}</span>
            <TimeLeft until={board.timer.endsAt} />
          </p>
        )}
        {document.fullscreenEnabled && document.fullscreenElement === null && (
          <Button onClick={() => void document.documentElement.requestFullscreen()}>
            {t.fullScreen}
          </Button>
        )}
      </footer>
    </main>
  )
}
