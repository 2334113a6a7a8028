import { Paragraph, TextRun } from 'docx'
import type { QuoteBlock } from './official-document.ts'
import { bound, typeset } from './typography.ts'

/** People's words, and below them whose they are. */
export function quoteParts(block: QuoteBlock): Paragraph[] {
  const below = belowQuote(block)
  return [
    new Paragraph({ style: 'Words', keepNext: below.length > 0, children: quotedRuns(block) }),
    ...below.map((text) => new Paragraph({ style: 'WordsSource', text })),
  ]
}

/** Whose words they are stands behind them: a line of its own would take a third of the sheet. */
export function shortQuotePart(block: QuoteBlock): Paragraph {
  const behind = belowQuote(block).map(
    (text) => new TextRun({ text: ` – ${text}`, italics: false, color: '404040' }),
  )
  return new Paragraph({ style: 'Words', children: [...quotedRuns(block), ...behind] })
}

function quotedRuns({ text, language }: QuoteBlock): TextRun[] {
  const ofLanguage = language === undefined ? {} : { language: { value: language } }
  const lines = bound(text).split('\n')
  return lines.map(
    (line, at) =>
      new TextRun({
        text: `${at === 0 ? '«' : ''}${line}${at === lines.length - 1 ? '»' : ''}`,
        ...(at > 0 ? { break: 1 } : {}),
        ...ofLanguage,
      }),
  )
}

function belowQuote({ translation, source }: QuoteBlock): string[] {
  return [
    ...(translation === undefined ? [] : [bound(translation)]),
    ...(source === undefined ? [] : [typeset(source)]),
  ]
}
