import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useDevice } from '../device-context.tsx'
import { useDrafts } from '../person-context.tsx'
import { UnsavedNotice } from '../storage-trouble.tsx'
import { useDraft } from '../use-draft.ts'
import { initiativeStandingMessages } from './initiative-standing-messages.ts'
import parts from '../../ui/part.module.css'

export interface HandInAgainProps {
  readonly initiative: TypedRecord<'initiative'>
  /** The return that is put right. */
  readonly returned: string
}

/** The coordinator hands a returned initiative in again, with a word on what was put right if there is one. */
export function HandInAgain({ initiative, returned }: HandInAgainProps) {
  const t = useMessages(initiativeStandingMessages)
  const device = useDevice()
  const drafts = useDrafts()
  const key = `initiative-again/${returned}`
  const [text, setText] = useDraft<string>(key, '')
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const { id, space, session } = initiative
  async function send(): Promise<void> {
    const reason = cleanText(text ?? '')
    const values = {
      initiative: id,
      act: 'send',
      returned,
      ...(reason === '' ? {} : { reason }),
    }
    const draft = await drafts.becoming(key, undefined)
    await device.make({ kind: 'initiativeAct', space, session: session ?? '', values, draft })
  }
  const press = () => {
    if (state === 'saving') return
    setState('saving')
    send().then(
      () => setState('ready'),
      () => setState('failed'),
    )
  }
  return (
    <div className={parts['form']}>
      <TextArea
        label={t.what}
        hint={t.whatHint}
        maxLength={4000}
        value={text ?? ''}
        onChange={setText}
      />
      {state === 'failed' && <UnsavedNotice title={t.failed} todo={t.failedTodo} />}
      <div>
        <Button kind="primary" icon="send" disabled={state === 'saving'} onClick={press}>
          {t.again}
        </Button>
      </div>
    </div>
  )
}
