import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { DocumentSheet } from './document-sheet.tsx'
import type { OfficialDocument } from './official-document.ts'
import sheetCss from './sheet.css?raw'

/**
 * The document as one file that any browser opens and prints, without the app and without a network. Pictures are
 * within it.
 */
export async function htmlPageOf(document: OfficialDocument): Promise<string> {
  const holder = window.document.createElement('div')
  const root = createRoot(holder)
  flushSync(() => root.render(createElement(DocumentSheet, { document })))
  await Promise.all([...holder.querySelectorAll('img')].map(putInside))
  const sheet = holder.innerHTML
  root.unmount()
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.title)}</title>
<style>
body { margin: 1cm; }
@media print { body { margin: 0; } }
${sheetCss}</style>
</head>
<body>
${sheet}
</body>
</html>
`
}

async function putInside(image: HTMLImageElement): Promise<void> {
  const blob = await (await fetch(image.src)).blob()
  image.src = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('a picture could not be read'))
    reader.readAsDataURL(blob)
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
