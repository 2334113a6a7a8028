import type { SourceFile } from './source-file.ts'

/** Circles of imports that exist at run time; a circle of types alone cannot be met half-loaded. */
export function cyclesIn(files: readonly SourceFile[]): string[] {
  const needs = new Map(files.map((file) => [file.path, neededBy(file)]))
  const finished = new Set<string>()
  const cycles: string[] = []

  const walk = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) {
      cycles.push([...trail.slice(seenAt), path].join(' → '))
      return
    }
    if (finished.has(path)) return
    for (const next of needs.get(path) ?? []) walk(next, [...trail, path])
    finished.add(path)
  }
  for (const { path } of files) walk(path, [])
  return cycles
}

function neededBy(file: SourceFile): string[] {
  return file.imports.flatMap(({ target, isType }) =>
    target === undefined || isType ? [] : [target],
  )
}
