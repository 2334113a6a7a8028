import { type ReactNode, useState } from 'react'
import { useIsWide } from '../../binding/use-media.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Words } from '../../ui/quote.tsx'
import { passportMessages } from './passport-messages.ts'
import styles from './passport.module.css'

export interface PassportFoldProps {
  readonly title: string
  /** What the piece says so far; the empty ones are left out. */
  readonly filled: readonly (string | undefined)[]
  /** The one to be filled in next, open on a phone too. */
  readonly isNext: boolean
  readonly children: ReactNode
}

/** A piece of a passport. On a phone it is folded and shows what is filled in; a PC has room for all of them. */
export function PassportFold({ title, filled, isNext, children }: PassportFoldProps) {
  const t = useMessages(passportMessages)
  const isWide = useIsWide()
  // Fixed when the form is opened: what is being filled in must not fold itself.
  const [isOpen, setOpen] = useState(isNext)
  if (isWide) {
    return (
      <section className={styles['group']}>
        <h3>{title}</h3>
        {children}
      </section>
    )
  }
  const said = filled.filter((text) => text !== undefined && text !== '')
  return (
    <details
      className={styles['fold']}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>{title}</h3>
        {!isOpen && (
          <p className={styles['gist']}>
            {said.length === 0 ? t.empty : <Words>{said.join(' · ')}</Words>}
          </p>
        )}
      </summary>
      <div className={styles['form']}>{children}</div>
    </details>
  )
}
