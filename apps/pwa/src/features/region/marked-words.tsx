import { highlight, type ParsedSearch } from '@living-libraries/model/lexemes/search'
import type { Forum } from '../../binding/use-forum.ts'
import { RangedWords } from './ranged-words.tsx'

/** What somebody said, with the parts marked that answer the search. */
export function MarkedWords({
  text,
  lang,
  search,
  forum,
}: {
  readonly text: string
  readonly lang: string
  readonly search: ParsedSearch
  readonly forum: Forum
}) {
  return (
    <RangedWords text={text} lang={lang} ranges={highlight(text, search, forum.pack.lexicon)} />
  )
}
