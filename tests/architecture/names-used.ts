import { Visitor } from 'oxc-parser'
import type { SourceFile } from './source-file.ts'

/**
 * What a file reaches for by a free-standing name: `navigator`, `Math.random`, `process.env`. A property
 * of something else, a key or a type of the same name does not count.
 */
export function namesUsed(file: SourceFile): Set<string> {
  const names = new Set<string>()
  const notReached = new Set<unknown>()
  new Visitor({
    MemberExpression(node) {
      if (node.computed || node.property.type !== 'Identifier') return
      notReached.add(node.property)
      if (node.object.type === 'Identifier') names.add(`${node.object.name}.${node.property.name}`)
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.arguments.length === 0) {
        names.add(`new ${node.callee.name}()`)
      }
    },
    Property(node) {
      if (!node.computed && !node.shorthand) notReached.add(node.key)
    },
    TSPropertySignature(node) {
      notReached.add(node.key)
    },
    Identifier(node) {
      if (!notReached.has(node)) names.add(node.name)
    },
  }).visit(file.program)
  return names
}
