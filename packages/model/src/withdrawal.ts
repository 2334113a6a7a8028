const dayMs = 24 * 60 * 60 * 1000

/**
 * From the day on which a withdrawal comes in, the data are to be destroyed within so many days: article 21 part 5 of
 * the law 152-ФЗ. A pack whose lawyer reads it more strictly says so (`withdrawalDays`).
 */
export const legalWithdrawalDays = 30

export interface Withdrawal {
  /** The last day, such as 2024-12-05. */
  readonly until: string
  /** Negative where it is past. */
  readonly daysLeft: number
}

/** What is left of the time of the law. `withdrawn` and `today` are days such as 2024-11-05. */
export function withdrawalOf(
  withdrawn: string,
  today: string,
  days: number = legalWithdrawalDays,
): Withdrawal {
  const end = dayNumber(withdrawn) + days
  return {
    until: new Date(end * dayMs).toISOString().slice(0, 10),
    daysLeft: end - dayNumber(today),
  }
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
}
