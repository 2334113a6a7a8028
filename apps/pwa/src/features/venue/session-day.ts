/**
 * The day that a new session most probably has: today if the forum holds sessions today, else the next day of
 * sessions, else the last one (sheets are often typed when the forum is over). Dates as `2024-11-05`.
 */
export function probableDay(sessionDays: readonly string[], today: string): string {
  const days = [...sessionDays].sort()
  return days.find((day) => day >= today) ?? days.at(-1) ?? today
}

/** The calendar day of a moment (ms) in a time zone, as `2024-11-05`. */
export function dayIn(timezone: string, moment: number): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment)
}
