import { useNow } from '../../binding/use-now.ts'
import { useMessages } from '../../i18n/messages.ts'
import { boardMessages } from './board-messages.ts'

/** How long ago, in a word short enough for a tile; the moment is of the server's clock, ms. */
export function useAge(): (at: number | null) => string {
  const t = useMessages(boardMessages).age
  const now = useNow()
  return (at) => {
    if (at === null) return t.never
    const hours = Math.floor((now - at) / 3_600_000)
    if (hours < 1) return t.minutes
    return hours < 24 ? t.hours(hours) : t.days(Math.floor(hours / 24))
  }
}
