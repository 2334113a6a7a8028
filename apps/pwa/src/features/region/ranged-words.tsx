import type { TextRange } from '@living-libraries/model/lexemes/search'
import type { ReactNode } from 'react'
import { Words } from '../../ui/quote.tsx'

/** What somebody said, with some of its parts marked. */
export function RangedWords({
  text,
  lang,
  ranges,
  className,
}: {
  readonly text: string
  readonly lang: string
  /** In their order, never overlapping. */
  readonly ranges: readonly TextRange[]
  readonly className?: string | undefined
}) {
  const parts: ReactNode[] = []
  let end = 0
  for (const range of ranges) {
    parts.push(text.slice(end, range.start))
    parts.push(
      <mark key={range.start} className={className}>
        {text.slice(range.start, range.end)}
      </mark>,
    )
    end = range.end
  }
  parts.push(text.slice(end))
  return <Words lang={lang}>{parts}</Words>
}
