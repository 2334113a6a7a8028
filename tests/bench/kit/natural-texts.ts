import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const corpus = fileURLToPath(new URL('../../demo/corpus/', import.meta.url))
const shortest = 20

/**
 * Everything that a person wrote for the corpus, each line once: Russian as it is, without the repetitions that a
 * grammar makes and that a compressor with a large window would find.
 */
export async function naturalTexts(): Promise<string[]> {
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  const texts = new Set<string>()
  for (const file of files.filter((name) => name.endsWith('-bank.ts')).sort()) {
    const bank: unknown = await import(pathToFileURL(join(corpus, file)).href)
    for (const text of stringsIn(bank)) if (text.length > shortest) texts.add(text)
  }
  return shuffled([...texts])
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

function shuffled(texts: string[]): string[] {
  let random = 1
  for (let last = texts.length - 1; last > 0; last--) {
    random = (random * 16_807) % 2_147_483_647
    const other = random % (last + 1)
    const [one = '', two = ''] = [texts[last], texts[other]]
    texts[last] = two
    texts[other] = one
  }
  return texts
}
