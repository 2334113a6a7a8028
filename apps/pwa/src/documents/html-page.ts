import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { DocumentSheet } from './document-sheet.tsx'
import type { OfficialDocument, PictureBlock } from './official-document.ts'
import { pageFootCss } from './page-foot.ts'
import sheetCss from './sheet.css?raw'

/**
 * The document as one file that any browser opens and prints, without the app and without a network. Pictures are
 * within it.
 */
export async function htmlPageOf(document: OfficialDocument): Promise<string> {
  const holder = window.document.createElement('div')
  const root = createRoot(holder)
  flushSync(() => root.render(createElement(DocumentSheet, { document, isWithoutPictures: true })))
  // Into the text, not into the elements: the policy of the app lets these load nothing of a `data:` address.
  const pictures = document.blocks.filter((block) => block.type === 'picture')
  const addresses = await Promise.all(pictures.map(dataAddressOf))
  const sheet = holder.innerHTML.replaceAll(
    '<img data-picture=""',
    () => `<img src="${addresses.shift() ?? ''}"`,
  )
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
${sheetCss}
${pageFootCss(document)}</style>
</head>
<body>
${sheet}
</body>
</html>
`
}

/** Of the bytes at hand: the policy of the app lets nothing be fetched from a `blob:` address. */
function dataAddressOf({ bytes, mediaType }: PictureBlock): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('a picture could not be read'))
    reader.readAsDataURL(new Blob([bytes], { type: mediaType }))
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
