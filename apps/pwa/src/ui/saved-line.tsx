import { Link } from 'wouter'
import { type Moment, useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import type { StorageTrouble } from '../storage/storage-trouble.ts'
import { classNames } from './class-names.ts'
import styles from './saved-line.module.css'
import { StatusSign } from './status-badge.tsx'

/**
 * Where the records of this device are. `onDevice`: at least one change waits, or is being sent
 * (`going`). `received`: the server has confirmed every one of them. `refused` counts
 * the changes that the centre did not take; they outrank the rest, because somebody must look.
 * `stopped`: nothing goes any more until a person gets a new invitation, `signedOut`: until they sign in; `outdated`: everything goes, but nothing
 * comes until the app is updated. `unsaved` outranks all: what is typed now is on no disk.
 */
export type SavedState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'onDevice'; readonly waiting: number; readonly going?: Going }
  | { readonly kind: 'received'; readonly at: Moment }
  | { readonly kind: 'refused'; readonly refused: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'outdated'; readonly waiting: number }
  | { readonly kind: 'unsaved'; readonly why: StorageTrouble }

interface Going {
  /** By the measured speed; undefined as long as it is not known. */
  readonly secondsLeft: number | undefined
}

export interface SavedLineProps {
  readonly state: SavedState
  readonly now: Moment
  /** Where the whole story is told. */
  readonly href: string
}

/** The one place for the truth about saving: the same line in the same corner of every screen. */
export function SavedLine({ state, now, href }: SavedLineProps) {
  const t = useMessages(shellMessages).saved
  const words = useSavedWords(state, now)
  return (
    <Link href={href} className={classNames(styles['line'], styles[state.kind])}>
      <StatusSign meaning={meaningOf(state)} size={18} />
      <span className={styles['words']}>
        <span className="visually-hidden">{t.label}: </span>
        <strong>{words.main}</strong> <span className={styles['detail']}>{words.detail}</span>
      </span>
    </Link>
  )
}

function useSavedWords(state: SavedState, now: Moment): { main: string; detail: string } {
  const t = useMessages(shellMessages).saved
  const format = useFormat()
  switch (state.kind) {
    case 'empty':
      return { main: t.nothingYet, detail: t.nothingYetDetail }
    case 'onDevice':
      return {
        main: t.onDevice,
        detail:
          state.going === undefined
            ? t.waiting(state.waiting)
            : t.left(state.waiting, state.going.secondsLeft),
      }
    case 'received':
      return { main: t.received, detail: format.when(state.at, now) }
    case 'refused':
      return { main: t.refused(state.refused), detail: t.refusedDetail }
    case 'stopped':
      return { main: t.onDevice, detail: t.needsInvitation }
    case 'signedOut':
      return { main: t.onDevice, detail: t.needsSignIn }
    case 'outdated':
      return { main: state.waiting > 0 ? t.onDevice : t.received, detail: t.needsUpdate }
    case 'unsaved':
      return { main: t.unsaved, detail: t.unsavedDetail[state.why] }
  }
}

function meaningOf(state: SavedState) {
  switch (state.kind) {
    case 'empty':
      return 'idle'
    case 'onDevice':
      return 'waiting'
    case 'received':
      return 'received'
    case 'refused':
    case 'stopped':
    case 'signedOut':
    case 'outdated':
    case 'unsaved':
      return 'needs'
  }
}
