import { tableGroupKey } from '@living-libraries/model/kinds/session'
import { inOrder } from '@living-libraries/model/ordered-list'
import type { TypedRecord } from '../device/device.ts'

export interface Table {
  readonly id: string
  readonly name: string
  readonly order: number
  readonly facilitator: string | undefined
  readonly noteTaker: string | undefined
  /** Groups of the pack that sit at it. */
  readonly groups: ReadonlySet<string>
}

/** The tables of a session in their order. */
export function tablesOf({ fields }: Pick<TypedRecord<'session'>, 'fields'>): Table[] {
  return inOrder(fields.tables).map((table) => ({
    ...table,
    facilitator: fields.tableFacilitators?.[table.id],
    noteTaker: fields.tableNoteTakers?.[table.id],
    groups: groupsAt(fields.tableGroups, table.id),
  }))
}

/** «Стол 4» is «4» on a chip that stands under the word «Стол» already. */
export function shortTableName(name: string): string {
  return /^(?:стол|table)\s+(\d+)$/i.exec(name)?.[1] ?? name
}

function groupsAt(
  seated: { readonly [key: string]: true } | undefined,
  table: string,
): ReadonlySet<string> {
  const start = tableGroupKey(table, '')
  const keys = Object.keys(seated ?? {}).filter((key) => key.startsWith(start))
  return new Set(keys.map((key) => key.slice(start.length)))
}
