/**
 * Some forms belong to two names at once: «Братском» is the town («гордимся Братском») and the
 * adjective («в Братском районе»). Such a form has one lexeme that holds both, `братск|братский`,
 * and is found by either: a guess would hide answers from somebody who asked for the other.
 */
export function joinAlternatives(lexemes: ReadonlySet<string>): string {
  return [...lexemes].sort().join(SEPARATOR)
}

export function alternativesOf(lexeme: string): readonly string[] {
  return lexeme.includes(SEPARATOR) ? lexeme.split(SEPARATOR) : [lexeme]
}

export function haveCommonAlternative(one: string, other: string): boolean {
  if (one === other) return true
  if (!one.includes(SEPARATOR) && !other.includes(SEPARATOR)) return false
  const ofOther = alternativesOf(other)
  return alternativesOf(one).some((alternative) => ofOther.includes(alternative))
}

/** Never part of a word, so it cannot come from a text. */
const SEPARATOR = '|'
