import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../i18n/shell-messages.ts'
import { Button } from '../ui/button.tsx'
import styles from '../ui/floating-bar.module.css'
import { applyAppUpdate, useAppUpdate } from './app-update.ts'

/** «Есть новая версия: обновить». Comes up only when nobody has typed for a while. */
export function UpdateBar() {
  const update = useAppUpdate()
  const [later, setLater] = useState(false)
  const quiet = useQuiet(update !== 'none')
  const t = useMessages(shellMessages).update
  if (update === 'none' || later || !quiet) return null
  return (
    <output className={styles['bar']}>
      <span className={styles['text']}>
        {t.available}
        <small>{t.reassurance}</small>
      </span>
      <span className={styles['buttons']}>
        <Button kind="primary" disabled={update === 'applying'} onClick={applyAppUpdate}>
          {update === 'applying' ? t.applying : t.apply}
        </Button>
        <Button onClick={() => setLater(true)}>{t.later}</Button>
      </span>
    </output>
  )
}

const quietMs = 20_000

/** True from the moment when no key was pressed for `quietMs`; a key hides the bar again. */
function useQuiet(watching: boolean): boolean {
  const [quiet, setQuiet] = useState(false)
  useEffect(() => {
    if (!watching) return undefined
    let timer = setTimeout(
      () => setQuiet(true),
      document.activeElement === document.body ? 0 : quietMs,
    )
    const disturbed = () => {
      setQuiet(false)
      clearTimeout(timer)
      timer = setTimeout(() => setQuiet(true), quietMs)
    }
    addEventListener('input', disturbed)
    return () => {
      removeEventListener('input', disturbed)
      clearTimeout(timer)
    }
  }, [watching])
  return quiet
}
