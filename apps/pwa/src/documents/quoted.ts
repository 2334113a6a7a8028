import type { QuoteBlock } from './official-document.ts'

/** An answer with whose words it is, as a document names it. */
export interface Quoted {
  readonly id: string
  readonly text: string
  readonly language: string | undefined
  readonly translation: string | undefined
  /** «Жители, стол 2, Тайшет, городская библиотека». */
  readonly source: string
  readonly group: string | undefined
  /** The participant, where the venue told speakers apart. */
  readonly speaker: string | undefined
}

export function quoteBlockOf({ id, text, language, translation, source }: Quoted): QuoteBlock {
  return {
    type: 'quote',
    text,
    source,
    sources: [id],
    ...(language === undefined ? {} : { language }),
    ...(translation === undefined ? {} : { translation }),
  }
}
