import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { DocumentSheet } from './document-sheet.tsx'
import type { OfficialDocument } from './official-document.ts'
import { pageFootCss } from './page-foot.ts'

/** Opens the browser's print dialog with the document alone, from whatever screen one is on. */
export async function printDocument(document: OfficialDocument): Promise<void> {
  const page = window.document
  const holder = page.createElement('div')
  holder.className = 'printed'
  page.body.append(holder)
  // No style element: the policy of the app allows none that was not served with it.
  const foot = new CSSStyleSheet()
  foot.replaceSync(pageFootCss(document))
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, foot]
  const root = createRoot(holder)
  flushSync(() => root.render(createElement(DocumentSheet, { document })))
  await Promise.all([...holder.querySelectorAll('img')].map((image) => image.decode()))
  const screenTitle = page.title
  // What the browser proposes as the name of a PDF.
  page.title = document.title
  page.documentElement.dataset['printing'] = ''
  const putBack = () => {
    delete page.documentElement.dataset['printing']
    page.title = screenTitle
    root.unmount()
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== foot)
    holder.remove()
  }
  // On phones print() returns before the pages were made.
  window.addEventListener('afterprint', putBack, { once: true })
  window.print()
}
