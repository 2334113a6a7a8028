/**
 * The code in whatever a person pasted or typed: a whole link, a message with a link in it, the bare code, or the eight
 * digits that somebody said over the telephone.
 */
export function codeInText(text: string): string | undefined {
  const inLink = /#join=([A-Za-z0-9_-]{22,64})/.exec(text)?.[1]
  if (inLink !== undefined) return inLink
  const bare = text.replaceAll(/\s/g, '')
  return /^(?:[A-Za-z0-9_-]{22,64}|\d{8})$/.test(bare) ? bare : undefined
}
