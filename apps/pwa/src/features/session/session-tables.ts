import { inOrder } from '@living-libraries/model/ordered-list'
import type { TypedRecord } from '../../device/device.ts'

export interface Table {
  readonly id: string
  readonly name: string
  readonly order: number
}

/** The tables of a session in their order. */
export function tablesOf({ fields }: Pick<TypedRecord<'session'>, 'fields'>): Table[] {
  return inOrder(fields.tables)
}

/** «Стол 4» is «4» on a chip that stands under the word «Стол» already. */
export function shortTableName(name: string): string {
  return /^(?:стол|table)\s+(\d+)$/i.exec(name)?.[1] ?? name
}
