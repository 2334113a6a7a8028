const nbsp = '\u00a0'

/**
 * Typesets a sentence of ours for print: unbreakable spaces after short prepositions and before dashes, « » for
 * straight quotation marks, en dashes between words. Applying it twice changes nothing more.
 */
export function typeset(text: string): string {
  return bound(quoted(text).replaceAll(/(\S)[ \u00a0]+[-–—] (?=\S)/g, `$1${nbsp}– `))
}

/** People's words: only where lines may break is set, the words and their marks stay as they are. */
export function bound(text: string): string {
  return (
    text
      // Twice: of two short words or abbreviations in a row the second begins where the first match ended.
      .replaceAll(shortWord, `$1$2${nbsp}`)
      .replaceAll(shortWord, `$1$2${nbsp}`)
      .replaceAll(abbreviation, `$1$2${nbsp}`)
      .replaceAll(abbreviation, `$1$2${nbsp}`)
      .replaceAll(/([№§]) (?=\d)/g, `$1${nbsp}`)
      .replaceAll(/(\d) (?=\p{L})/gu, `$1${nbsp}`)
      .replaceAll(/(\p{Lu}\.) (?=\p{Lu})/gu, `$1${nbsp}`)
      .replaceAll(/(\p{L}) ((?:ли|ль|же|ж|бы|б)(?![\p{L}-]))/gu, `$1${nbsp}$2`)
  )
}

// Letters are told by \p{L}: \b knows no Cyrillic.
const shortWord =
  /(^|[\s«„("–])(а|без|в|во|да|для|до|за|и|из|или|изо|к|ко|мы|на|над|не|ни|но|о|об|обо|от|по|под|при|про|с|со|то|у|что|я) (?=\S)/giu
const abbreviation = /(^|[\s(])((?:г|гг|д|п|пос|р|с|ст|стр|ул|им)\.) (?=\S)/giu

/** Marks that stand already are counted, so that « » within them become „ “. */
function quoted(text: string): string {
  let depth = 0
  let set = ''
  for (const mark of text) {
    const isStraight = /["“”]/.test(mark)
    if (mark === '«' || mark === '„' || (isStraight && /(^|[\s(«„–—-])$/.test(set))) {
      depth += 1
      set += isStraight ? (depth > 1 ? '„' : '«') : mark
    } else if (mark === '»' || isStraight) {
      depth = Math.max(0, depth - 1)
      set += isStraight ? (depth > 0 ? '“' : '»') : mark
    } else {
      set += mark
    }
  }
  return set
}

/** A text that stands among sentences ends like one. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
