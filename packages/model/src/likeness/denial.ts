/**
 * Whether two texts, alike in their words, deny different things. What is refused here is never offered as similar,
 * however many words are shared: «нужна дорога» and «не нужна дорога» are opposite answers.
 */
export function contradicts(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [denialOf(one), denialOf(other)]
  const same =
    left.signs.size === right.signs.size && [...left.signs].every((sign) => right.signs.has(sign))
  if (!same) return true
  return (
    isDeniedIn(left, right) ||
    isDeniedIn(right, left) ||
    isTurned(left.words, right.words) ||
    isTurned(right.words, left.words)
  )
}

/** As the stemmer leaves them. */
const direct = new Map([
  ['не', 'не'],
  ['нет', 'нет'],
  ['нету', 'нет'],
  ['без', 'без'],
  ['нельз', 'нельзя'],
  ['против', 'против'],
  ['прот', 'против'],
])
/** They stand beside «не» and only strengthen it; alone they deny by themselves: «ни к чему», «никаких заводов». */
const strengthening =
  /^(ни|никт|никто|ник|ничт|ничто|нич|ничего|никогд|никак|никаким|нигд|никуд|нек|неч|некому|нечего|негд)$/

interface Denial {
  readonly signs: ReadonlySet<string>
  /** Everything that is said, without the signs. */
  readonly words: ReadonlySet<string>
  /** Words with «не» before them, and words that stand without it. */
  readonly denied: ReadonlySet<string>
  readonly affirmed: ReadonlySet<string>
}

function denialOf(lexemes: readonly string[]): Denial {
  const signs = new Set<string>()
  const words = new Set<string>()
  const denied = new Set<string>()
  const affirmed = new Set<string>()
  let strengthened = false
  for (const [at, lexeme] of lexemes.entries()) {
    const sign = direct.get(lexeme)
    if (sign !== undefined) signs.add(sign)
    else if (strengthening.test(lexeme)) strengthened = true
    else {
      words.add(lexeme)
      if (direct.get(lexemes[at - 1] ?? '') === undefined) affirmed.add(lexeme)
      else denied.add(lexeme)
    }
  }
  if (signs.size === 0 && strengthened) signs.add('ни')
  return { signs, words, denied, affirmed }
}

/** Denied here, and said there without denying it. */
function isDeniedIn(one: Denial, other: Denial): boolean {
  return [...one.denied].some(
    (word) => !one.affirmed.has(word) && other.affirmed.has(word) && !other.denied.has(word),
  )
}

/** «нужный» here and «ненужный» there. */
function isTurned(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some(
    (word) =>
      word.length >= 3 && other.has(`не${word}`) && !one.has(`не${word}`) && !other.has(word),
  )
}
