import type { FrozenReport } from '@living-libraries/model/frozen-report'
import type { RegisteredInitiative } from '@living-libraries/model/overview-results'

/**
 * The initiatives that a frozen report presents at length, by their headings. A heading itself names no record: the
 * paragraphs below it do, and they stand in every report that was ever frozen.
 */
export function initiativesOfReport(
  { blocks }: Pick<FrozenReport, 'blocks'>,
  register: readonly RegisteredInitiative[],
): ReadonlyMap<string, RegisteredInitiative> {
  const byId = new Map(register.map((one) => [one.id, one]))
  const found = new Map<string, RegisteredInitiative>()
  let heading: string | undefined
  for (const block of blocks) {
    if (block.type === 'heading') {
      heading = block.level === 2 ? block.text : undefined
      continue
    }
    const own = 'sources' in block ? block.sources : undefined
    const initiative = own?.length === 1 ? byId.get(own[0] ?? '') : undefined
    if (heading !== undefined && initiative !== undefined) found.set(heading, initiative)
  }
  return found
}
