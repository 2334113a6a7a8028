import type { ForumPack } from '@living-libraries/model/forum-pack'

/** «Житель 12»: the group's word and the next number that no participant of the group has had. */
export function nextPseudonym(word: string, taken: readonly (string | undefined)[]): string {
  const numbers = taken.flatMap((pseudonym) => {
    const isOfGroup = pseudonym?.startsWith(`${word} `) === true
    const number = Number(pseudonym?.slice(word.length + 1))
    return isOfGroup && Number.isInteger(number) ? [number] : []
  })
  return `${word} ${Math.max(0, ...numbers) + 1}`
}

/** What one person of a group is called; a pack without such words gives the title of the group. */
export function wordForOne(pack: ForumPack, group: string | null, otherwise: string): string {
  const found = pack.groups.find(({ id }) => id === group)
  return found?.singular ?? found?.title ?? otherwise
}
