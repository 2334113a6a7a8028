import type { Json } from '@living-libraries/model/json'
import { useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { UndoBar } from '../ui/undo-bar.tsx'
import { useDevice } from './device-context.tsx'
import { type TakenEntry, takeEntry } from './taken-entry.ts'

export interface EntryRemoval {
  /** Takes an entry out of a map of the record; `value` is what it was. */
  readonly remove: (path: string, value: Json) => void
  /** What was taken out last, until somebody puts it back or the chance is over. */
  readonly removed: { readonly path: string } | undefined
  readonly putBack: () => void
  readonly forget: () => void
}

/** Entries of a record that go with one press and come back with another. */
export function useEntryRemoval(record: string): EntryRemoval {
  const device = useDevice()
  const [removed, setRemoved] = useState<TakenEntry>()
  return {
    remove: (path, value) =>
      void takeEntry(device, record, path, value)
        .then(setRemoved)
        // The entry stays where it is; the line of truth says why nothing is saved.
        .catch(() => undefined),
    removed,
    putBack: () => {
      void removed?.putBack()
      setRemoved(undefined)
    },
    forget: () => setRemoved(undefined),
  }
}

/** The offer to put the entry back. */
export function EntryUndo({ removal }: { readonly removal: EntryRemoval }) {
  const t = useMessages(shellMessages)
  const { removed, putBack, forget } = removal
  if (removed === undefined) return null
  return <UndoBar key={removed.path} text={t.entryRemoved} onUndo={putBack} onExpire={forget} />
}
