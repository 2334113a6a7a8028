/** Where a person's device keeps up to which version they have looked into a session. */
export function lookedKey(session: string, person: string | undefined): string {
  return `looked/${session}/${person}`
}
