import type { Lexicon } from '@living-libraries/model/forum-pack'
import type { RecordOf } from '@living-libraries/model/kinds'
import { lexemes } from '@living-libraries/model/lexemes/lexemes'

type Initiative = RecordOf<'initiative'>

/** Initiatives of other venues whose titles share half of their words: shown beside, never joined by themselves. */
export function similarTo(
  initiative: Initiative,
  all: readonly Initiative[],
  lexicon: Lexicon,
): Initiative[] {
  const own = wordsOf(initiative, lexicon)
  return all.filter((other) => {
    if (other.id === initiative.id || other.space === initiative.space) return false
    const words = wordsOf(other, lexicon)
    const shared = [...own].filter((word) => words.has(word)).length
    return shared > 0 && shared * 2 >= Math.min(own.size, words.size)
  })
}

function wordsOf({ fields }: Initiative, lexicon: Lexicon): ReadonlySet<string> {
  return new Set(lexemes(fields.title ?? '', lexicon))
}
