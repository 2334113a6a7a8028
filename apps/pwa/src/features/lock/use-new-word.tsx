import { useState } from 'react'
import { LockWordField } from '../../binding/lock-word-field.tsx'
import { useMessages } from '../../i18n/messages.ts'
import type { LockSecret } from '../../storage/lock-keys.ts'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { lockWordFault } from './lock-word.ts'
import { lockPageMessages } from './messages.ts'

export interface NewWord {
  readonly secret: LockSecret
  readonly word: string
}

/** A new PIN or passphrase, typed twice. `take` gives it, or shows what is wrong with it. */
export function useNewWord() {
  const t = useMessages(lockPageMessages)
  const [secret, setSecret] = useState<LockSecret>('pin')
  const [word, setWord] = useState('')
  const [again, setAgain] = useState('')
  const [faults, setFaults] = useState<{ word?: string; again?: string }>({})

  function take(): NewWord | undefined {
    const fault = lockWordFault(secret, word)
    if (fault !== undefined) setFaults({ word: t.faults[fault] })
    else if (word !== again) setFaults({ again: t.differs })
    else return { secret, word }
    return undefined
  }

  function clear(): void {
    setWord('')
    setAgain('')
    setFaults({})
  }

  const fields = (
    <>
      <ChipGroup
        legend={t.secret}
        chips={(['pin', 'passphrase'] as const).map((value) => ({
          value,
          label: t.secrets[value],
        }))}
        value={secret}
        onChange={(next) => {
          if (next !== null) setSecret(next)
          clear()
        }}
      />
      <LockWordField
        secret={secret}
        label={t.newWord[secret]}
        hint={t.newHint[secret]}
        error={faults.word}
        value={word}
        onChange={(next) => {
          setWord(next)
          setFaults({})
        }}
      />
      <LockWordField
        secret={secret}
        label={t.repeat}
        error={faults.again}
        value={again}
        onChange={(next) => {
          setAgain(next)
          setFaults({})
        }}
      />
    </>
  )
  return { fields, take, clear }
}
