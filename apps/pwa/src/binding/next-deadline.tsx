import { type ForumPack, nextDeadline } from '@living-libraries/model/forum-pack'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { deadlineMessages } from './deadline-messages.ts'
import { useNow } from './use-now.ts'

/** What is to be ready next, and what happens if it is not: on the first screen of every role. */
export function NextDeadline({ pack }: { readonly pack: ForumPack }) {
  const t = useMessages(deadlineMessages)
  const format = useFormat()
  const now = useNow()
  const deadline = nextDeadline(pack, now)
  if (deadline === undefined) return null
  return (
    <Notice
      meaning="idle"
      title={t.next(deadline.title, format.when(deadline.at, now))}
      todo={`${t.ifMissed}: ${deadline.ifMissed}`}
    />
  )
}
