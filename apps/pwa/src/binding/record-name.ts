import type { DeviceRecord } from '../storage/record-reader.ts'

/** The words by which people know a record, whatever its kind; undefined: it has none of its own. */
export function recordName({ fields }: Pick<DeviceRecord, 'fields'>): string | undefined {
  const found = nameFields.map((field) => fields[field]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found : undefined
}

const nameFields = [
  'text',
  'title',
  'pseudonym',
  'name',
  'topic',
  'purpose',
  'number',
  'place',
  'date',
]
