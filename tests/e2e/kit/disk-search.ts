import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** How a browser writes a text: as it is, and, in what it stores for pages, two bytes a letter. */
const encodings = ['utf8', 'utf16le'] as const

/** Which of the words stand anywhere in the files below a folder, and in which file. */
export async function wordsOnDisk(
  folder: string,
  words: readonly string[],
): Promise<{ [word: string]: string }> {
  const found: { [word: string]: string } = {}
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    for (const word of words) {
      const stands = encodings.some((encoding) => bytes.includes(Buffer.from(word, encoding)))
      if (stands) found[word] = relative(folder, path)
    }
  }
  return found
}

/** A name that nobody has and no program packs into less: it is found if it is there. */
export function canary(): string {
  const letters = 'абвгдежзиклмнопрстуфхцчшэюя'
  const random = crypto.getRandomValues(new Uint8Array(14))
  return `Я${[...random].map((byte) => letters[byte % letters.length]).join('')}`
}
