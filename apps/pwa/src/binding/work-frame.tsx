import type { ReactNode } from 'react'
import { routes } from '../routes.ts'
import { AppFrame, type AppFrameProps } from '../ui/app-frame.tsx'
import { LookButton } from '../ui/look-settings.tsx'
import { SavedLine } from '../ui/saved-line.tsx'
import { LockButton } from './lock-button.tsx'
import { PersonButton } from './person-button.tsx'
import { isPractice } from './practice.ts'
import { PracticeLine } from './practice-line.tsx'
import { useNow } from './use-now.ts'
import { useSavedState } from './use-saved-state.ts'

/** The frame of every screen of a joined device: places, «Вид и язык», and the line of truth about saving. */
export function WorkFrame(
  props: Omit<AppFrameProps, 'savedLine' | 'corner'> & { readonly children: ReactNode },
) {
  const state = useSavedState()
  const now = useNow()
  const savedLine = isPractice() ? (
    <PracticeLine />
  ) : (
    state && <SavedLine state={state} now={now} href={routes.sending} />
  )
  const corner = (
    <>
      <LockButton />
      <PersonButton />
      <LookButton />
    </>
  )
  return <AppFrame {...props} savedLine={savedLine} corner={corner} />
}
