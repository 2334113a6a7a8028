import type { OfficialDocument } from './official-document.ts'
import { typeset } from './typography.ts'

/**
 * The rule that puts title and «as of» at the foot of every printed page. Browsers before Chromium 131 do not know it:
 * there the foot stands once, at the end (`.sheet-foot`).
 */
export function pageFootCss({ title, asOf }: Pick<OfficialDocument, 'title' | 'asOf'>): string {
  return `@page { @bottom-center { content: ${cssString(typeset(`${title}, ${asOf}`))}; color: #404040; font: 9.5pt "Times New Roman", serif; } }`
}

/** Letters and digits as they are; everything else by its number, so that no title ends the string or the style. */
function cssString(text: string): string {
  const letters = [...text].map((letter) =>
    /[\p{L}\p{N} ]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16) ?? ''} `,
  )
  return `"${letters.join('')}"`
}
