import type { Role } from '@living-libraries/model/access'

/** The terms that a role usually gets; the same as the server's own. */
export function usualTerms(role: Role): { readonly maxUses: number; readonly days: number } {
  switch (role) {
    case 'librarian':
      return { maxUses: 3, days: 30 }
    case 'coordinator':
      return { maxUses: 1, days: 30 }
    case 'regional':
    case 'administrator':
      return { maxUses: 1, days: 1 }
  }
}
