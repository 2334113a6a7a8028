import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, type ParseResult } from 'oxc-parser'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface Import {
  /** As it is written. */
  from: string
  /** The file of ours that it names, from the root; undefined for a package of others. */
  target: string | undefined
  /** Nothing of it is left at run time. */
  isType: boolean
}

export interface SourceFile {
  /** From the root, with slashes. */
  path: string
  lines: number
  isTest: boolean
  imports: readonly Import[]
  /** The whole file only hands on what others export. */
  isBarrel: boolean
  program: ParseResult['program']
}

/** Every file of ours that is code, parsed. */
export function readSources(): SourceFile[] {
  return ['packages', 'apps', 'tests', 'scripts']
    .flatMap((folder) => namesUnder(folder))
    .filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

/** All files below a folder, from the root; what is installed or built is not ours. */
export function namesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (!entry.isDirectory()) return [path]
    return notOurs.has(entry.name) || entry.name.startsWith('.') ? [] : namesUnder(path)
  })
}

export function parseSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)

  const imports = module.staticImports.map((item) => ({
    from: item.moduleRequest.value,
    isType: item.entries.length > 0 && item.entries.every((entry) => entry.isType),
  }))
  const handedOn = module.staticExports.flatMap((item) =>
    item.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ from: entry.moduleRequest.value, isType: entry.isType }] : [],
    ),
  )
  const later = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const from = /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1]
    return from === undefined ? [] : [{ from, isType: false }]
  })
  return {
    path,
    lines: text.split('\n').length - 1,
    isTest: /\.test\.tsx?$/.test(path) || path.startsWith('tests/'),
    imports: [...imports, ...handedOn, ...later].map((item) => ({
      ...item,
      target: targetOf(path, item.from),
    })),
    isBarrel:
      handedOn.length > 0 &&
      program.body.every(
        (node) =>
          node.type === 'ImportDeclaration' ||
          node.type === 'ExportAllDeclaration' ||
          (node.type === 'ExportNamedDeclaration' && !node.declaration),
      ),
    program,
  }
}

const notOurs = new Set(['node_modules', 'dist', 'dev-dist', 'coverage', 'screenshots'])

function targetOf(path: string, from: string): string | undefined {
  if (from.startsWith('.'))
    return posix.normalize(posix.join(posix.dirname(path), withoutQuery(from)))
  const [, name, rest] = /^@living-libraries\/([\w-]+)\/(.+)$/.exec(from) ?? []
  if (name === undefined || rest === undefined) return undefined
  const folder = name === 'model' ? 'packages/model' : `apps/${name}`
  return `${folder}/src/${extname(rest) ? rest : `${rest}.ts`}`
}

function withoutQuery(from: string): string {
  return from.replace(/\?.*$/, '')
}
