import { highlight, type ParsedSearch } from '@living-libraries/model/lexemes/search'
import type { ReactNode } from 'react'
import type { Forum } from '../../binding/use-forum.ts'
import { Words } from '../../ui/quote.tsx'

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
  const parts: ReactNode[] = []
  let end = 0
  for (const range of highlight(text, search, forum.pack.lexicon)) {
    parts.push(text.slice(end, range.start))
    parts.push(<mark key={range.start}>{text.slice(range.start, range.end)}</mark>)
    end = range.end
  }
  parts.push(text.slice(end))
  return <Words lang={lang}>{parts}</Words>
}
