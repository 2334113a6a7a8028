import type { SentReport } from '@living-libraries/model/frozen-report'
import type { Meaning } from '../../ui/status-badge.tsx'

/** A sent report waits for the region; a returned one for the municipality. */
export function meaningOfReport(state: SentReport['state']): Meaning {
  switch (state) {
    case 'sent':
      return 'needs'
    case 'returned':
      return 'waiting'
    case 'accepted':
      return 'received'
  }
}
