import type { Lexicon } from '../forum-pack-shape.ts'
import { haveCommonAlternative } from '../lexemes/alternatives.ts'
import { lexemes, locatedLexemes } from '../lexemes/lexemes.ts'
import type { TextRange } from '../lexemes/search.ts'

/** The words of `text` that `other` does not have in any form: what to look at before both go under one line. */
export function differingWords(text: string, other: string, lexicon: Lexicon): TextRange[] {
  const ofOther = lexemes(other, lexicon)
  return locatedLexemes(text, lexicon)
    .filter(({ lexeme }) => !ofOther.some((one) => haveCommonAlternative(one, lexeme)))
    .map(({ start, end }) => ({ start, end }))
}
