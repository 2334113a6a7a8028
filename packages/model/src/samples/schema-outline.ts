/**
 * What a valibot schema takes in, as plain data that can be written down and compared. Messages are left out;
 * a rule that is a function counts by its being there.
 */
export function schemaOutline(schema: unknown): unknown {
  if (schema instanceof RegExp) return String(schema)
  if (typeof schema === 'function') return 'a rule of its own'
  if (Array.isArray(schema)) return schema.map(schemaOutline)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.entries(schema)
    .filter(([name]) => !unspoken.has(name) && !name.startsWith('~'))
    .map(([name, part]): [string, unknown] => [name, schemaOutline(part)])
  return Object.fromEntries(parts.sort(([left], [right]) => (left < right ? -1 : 1)))
}

const unspoken = new Set(['kind', 'reference', 'async', 'message', 'expects'])
