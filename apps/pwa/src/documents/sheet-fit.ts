import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { DocumentSheet } from './document-sheet.tsx'
import type { OfficialDocument } from './official-document.ts'

/** A4 without its margins, as `@page` in sheet.css has them. */
const textWidth = '165mm'
const textHeight = '257mm'

/**
 * How much of one printed sheet a document takes: 1 is full, more does not fit. Laid out as it will be printed, out of
 * sight, and measured.
 */
export function shareOfSheet(document: OfficialDocument): number {
  const holder = window.document.createElement('div')
  holder.setAttribute('aria-hidden', 'true')
  holder.style.cssText = `position:absolute;inset:0 auto auto 0;visibility:hidden;pointer-events:none;width:${textWidth}`
  const measure = window.document.createElement('div')
  measure.style.cssText = `position:absolute;visibility:hidden;height:${textHeight}`
  window.document.body.append(holder, measure)
  const root = createRoot(holder)
  flushSync(() => root.render(createElement(DocumentSheet, { document })))
  const share = holder.scrollHeight / measure.getBoundingClientRect().height
  root.unmount()
  holder.remove()
  measure.remove()
  return share
}
