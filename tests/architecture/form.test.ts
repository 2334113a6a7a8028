import { expect, test } from 'vitest'
import { namesUnder, readSources } from './source-file.ts'

const sources = readSources()
const longest = 300

test('a file stays short enough to be read at once', () => {
  const long = sources.filter(({ lines }) => lines > longest).map((x) => `${x.path}: ${x.lines}`)
  expect(long).toEqual([])
})

test('no file only hands on the exports of others', () => {
  // The types of the API are what the app knows the server by.
  const faces = ['apps/sync-server/src/api.ts']
  const barrels = sources.filter(({ path, isBarrel }) => isBarrel && !faces.includes(path))
  expect(barrels.map(({ path }) => path)).toEqual([])
  expect(sources.filter(({ path }) => /\/index\.[mc]?[jt]sx?$/.test(path))).toEqual([])
})

test('files are named in kebab-case after what they are, never after a drawer', () => {
  const paths = ['packages', 'apps', 'tests', 'scripts'].flatMap((folder) => namesUnder(folder))
  const code = paths.filter((path) => /\.(ts|tsx|mjs|css)$/.test(path))
  expect(code.length).toBeGreaterThan(50)
  const odd = code.filter((path) => {
    const name = path.split('/').at(-1) ?? ''
    return (
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|module|config|d))*\.\w+$/.test(name) ||
      /^(utils?|helpers?|misc|common|shared)\b/.test(name)
    )
  })
  expect(odd).toEqual([])
})
