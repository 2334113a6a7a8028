/** One run of letters and digits: where it stands in the original text, and how it is compared. */
export interface Word {
  start: number
  end: number
  text: string
}

/**
 * The words of a text. A hyphen separates: «библиотека-музей» is found by either half, and names
 * such as «Усть-Илимск» are put together again by the lexicon, with or without their hyphen.
 *
 * Every word is normalised by itself, so that its place in the original text stays known.
 */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    const raw = match[0]
    const normalised = normaliseWord(raw)
    if (normalised !== '') found.push({ start, end: start + raw.length, text: normalised })
  }
  return found
}

/**
 * One spelling for comparing: composed, lower case, ё as е, without stress marks and without the
 * invisible characters that copying from a web page leaves inside words.
 * A word of more than 256 characters is not a word: the rest of it is not compared, which keeps
 * the work linear on any text and every lexeme within PostgreSQL's limit.
 */
export function normaliseWord(raw: string): string {
  if (raw.length <= LONGEST && PLAIN.test(raw)) return raw.toLowerCase().replaceAll('ё', 'е')
  const decomposed = shortened(raw.replaceAll(INVISIBLE, '')).toLowerCase().normalize('NFD')
  const plain = decomposed
    .replaceAll(STRESS, '')
    .replaceAll(YO, (letter) => letter.replaceAll('\u0308', ''))
  return shortened(plain.normalize('NFC'))
}

const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]*/gu
/** Nearly every word: nothing to compose and nothing to take away. */
const PLAIN = /^[а-яА-ЯёЁa-zA-Z0-9]+$/
const INVISIBLE =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|[\uFE00-\uFE0F]|\p{Me}/gu
/** A decomposed ё, whatever else hangs on it. */
const YO = /е\p{M}+/gu
/** Grave and acute over a vowel mark the stress in Russian; a macron is a letter of Evenk and stays. */
const STRESS = /[\u0300\u0301]/g
const LONGEST = 256

function shortened(word: string): string {
  if (word.length <= LONGEST) return word
  const last = word.charCodeAt(LONGEST - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return word.slice(0, splitsPair ? LONGEST - 1 : LONGEST)
}
