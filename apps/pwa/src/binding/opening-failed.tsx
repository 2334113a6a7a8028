import { useMessages } from '../i18n/messages.ts'
import { storageMessages } from '../i18n/storage-messages.ts'
import type { OpeningProblem } from '../storage/opening.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PlainPage } from '../ui/plain-page.tsx'

/** Instead of every screen, where the device's database cannot be opened. */
export function OpeningFailed({ reason }: Pick<OpeningProblem, 'reason'>) {
  const t = useMessages(storageMessages)
  return (
    <PlainPage>
      <Notice
        urgent
        {...t.opening[reason]}
        actions={
          <Button kind="primary" onClick={() => location.reload()}>
            {t.openAgain}
          </Button>
        }
      />
    </PlainPage>
  )
}
