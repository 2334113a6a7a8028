import { useSearchParams } from 'wouter'

/** What restricts the list of answers; the names are those of the centre's query and of the address. */
const filterNames = [
  'text',
  'question',
  'also',
  'municipality',
  'venue',
  'session',
  'group',
  'state',
  'late',
  'theme',
  'reading',
] as const
type FilterName = (typeof filterNames)[number]
export type AnswerFilter = { readonly [Name in FilterName]?: string }

export interface FilterState {
  readonly filter: AnswerFilter
  /** An empty value takes the restriction away. */
  readonly set: (change: AnswerFilter) => void
  readonly clear: () => void
}

/** The filter stands in the address: whoever gets the link sees the same answers. */
export function useAnswerFilter(): FilterState {
  const [params, setParams] = useSearchParams()
  const filter: { [Name in FilterName]?: string } = {}
  for (const name of filterNames) {
    const value = params.get(name)
    if (value !== null && value !== '') filter[name] = value
  }
  return {
    filter,
    set: (change) =>
      setParams((before) => {
        const after = new URLSearchParams(before)
        for (const name of filterNames) {
          const value = change[name]
          if (value === '') after.delete(name)
          else if (value !== undefined) after.set(name, value)
        }
        return after
      }),
    clear: () => setParams(new URLSearchParams()),
  }
}

/** How many answers come at once. Everything that stands beside an answer in its session is to be seen together. */
const pageSize = { list: '50', session: '100' }

/** The address of the file with everything that is found, not only the page that is shown. */
export function exportPath(filter: AnswerFilter, format: string): string {
  const query = new URLSearchParams({ ...filter, format })
  return `/api/overview/answers/export?${query}`
}

/** What the centre is asked for; always the same for the same filter, so that it is found again without a line. */
export function answersPath(filter: AnswerFilter, cursor?: string): string {
  const query = new URLSearchParams()
  for (const name of filterNames) {
    const value = filter[name]
    if (value !== undefined) query.set(name, value)
  }
  query.set('limit', filter.session === undefined ? pageSize.list : pageSize.session)
  if (cursor !== undefined) query.set('cursor', cursor)
  return `/api/overview/answers?${query}`
}
