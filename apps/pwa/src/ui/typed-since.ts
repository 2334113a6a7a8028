/**
 * What stands in a field once `taken` was saved out of it: whoever types on meanwhile loses no letter. Where the words
 * themselves were changed, they all stay.
 */
export function typedSince(taken: string, now: string): string {
  return now.startsWith(taken) ? now.slice(taken.length) : now
}
