import type { Role } from './access.ts'

/** How many devices may join with an invitation, and for how many days it holds. */
export interface Terms {
  readonly maxUses: number
  readonly days: number
}

const dayMs = 24 * 60 * 60 * 1000
/** The longest that may be asked for. */
const mostDays = 90
/** Of a forum whose end nobody knows, or that is over: somebody prepares, or tries it out. */
const withoutEnd = 30

/**
 * The terms that a role usually gets, the same on the screen and at the centre. A venue has several devices, and its link
 * lives to the forum's end; one code on the wall lets a hall of guests in; staff have one link for one device and a day.
 * `end` is the forum's last day, as 2024-11-10.
 */
export function usualTerms(role: Role, end: string | undefined, now: number): Terms {
  switch (role) {
    case 'librarian':
      return { maxUses: 3, days: daysTo(end, now) }
    case 'coordinator':
      return { maxUses: 1, days: daysTo(end, now) }
    case 'guest':
      return { maxUses: 100, days: daysTo(end, now) }
    case 'regional':
    case 'administrator':
      return { maxUses: 1, days: 1 }
  }
}

/** Whole days that reach over the end of the last day, in whichever zone it ends. */
function daysTo(end: string | undefined, now: number): number {
  const last = end === undefined ? Number.NaN : Date.parse(`${end}T00:00:00Z`) + 1.5 * dayMs
  if (Number.isNaN(last) || last <= now) return withoutEnd
  return Math.min(Math.ceil((last - now) / dayMs), mostDays)
}
