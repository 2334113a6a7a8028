import * as v from 'valibot'

/**
 * A text that every part can store: well-formed UTF-16, no control characters but newline and tab.
 * PostgreSQL refuses NUL and lone surrogates; the rest would be invisible in a protocol.
 */
export function textSchema(maxLength: number) {
  return v.pipe(v.string(), v.maxLength(maxLength), v.check(isStorable, 'not a storable text'))
}

/** What a person typed or pasted, made storable: called on the device before a change is made. */
export function cleanText(text: string): string {
  // Composed last: what is taken out may have stood between a letter and its mark.
  const lines = wellFormed(text).replaceAll(/\r\n?/g, '\n')
  return lines.replaceAll(forbidden, '').normalize('NFC').trim()
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the control characters is the purpose
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function isStorable(text: string): boolean {
  return text.search(forbidden) === -1 && text.search(loneSurrogate) === -1
}

// String.prototype.toWellFormed is younger than our browser floor (Chromium 109).
function wellFormed(text: string): string {
  return text.replaceAll(loneSurrogate, '\ufffd')
}
