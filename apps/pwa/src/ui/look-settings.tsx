import { chooseLanguage, type Language, useLanguage } from '../i18n/language-store.ts'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { useState } from 'react'
import { IconButton } from './button.tsx'
import { type Chip, ChipGroup } from './chip-group.tsx'
import { Dialog } from './dialog.tsx'
import { chooseLook, type Look, useLook } from './look-store.ts'
import styles from './look-settings.module.css'
import { Toggle } from './toggle.tsx'

/** Theme, size of type and language. On the first screen it stands open, elsewhere in a dialog. */
export function LookSettings() {
  const t = useMessages(shellMessages).look
  const look = useLook()
  const language = useLanguage()
  const themes: readonly Chip<Look['theme']>[] = [
    { value: 'auto', label: t.auto },
    { value: 'light', label: t.light },
    { value: 'dark', label: t.dark },
  ]
  return (
    <div className={styles['settings']}>
      <Toggle
        label={t.large}
        hint={t.largeHint}
        checked={look.size === 'large'}
        onChange={(large) => chooseLook({ size: large ? 'large' : 'normal' })}
      />
      <ChipGroup
        legend={t.theme}
        chips={themes}
        value={look.theme}
        onChange={(theme) => theme !== null && chooseLook({ theme })}
      />
      <ChipGroup
        legend={t.language}
        chips={languageChips}
        value={language}
        onChange={(next) => next !== null && chooseLanguage(next)}
      />
    </div>
  )
}

/** The button for the corner of the frame, with the settings behind it. */
export function LookButton() {
  const t = useMessages(shellMessages).look
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="look" label={t.open} onClick={() => setOpen(true)} />
      <Dialog open={open} onClose={() => setOpen(false)} title={t.title}>
        <LookSettings />
      </Dialog>
    </>
  )
}

// A language is named in itself, so that its speakers find it.
const languageChips: readonly Chip<Language>[] = [
  { value: 'ru', label: 'Русский' },
  { value: 'en', label: 'English' },
]
