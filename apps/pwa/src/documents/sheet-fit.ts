import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { DocumentSheet } from './document-sheet.tsx'
import type { OfficialDocument } from './official-document.ts'

/** A4 without its margins, as `@page` in sheet.css has them. */
const textWidth = '165mm'
const textHeight = '257mm'
/** From 11 pt down to 8.8 pt: what is smaller nobody reads with pleasure. */
const scales = [1, 0.95, 0.9, 0.85, 0.8] as const
/** Word, LibreOffice and printers break lines a little otherwise than the browser does. */
export const fullSheet = 0.96

export interface SheetFit {
  /** The document in a type that lets it stand on one sheet; undefined where no readable one does. */
  readonly fitted: OfficialDocument | undefined
  /** How much of a sheet it takes in the type in which it would be printed: 1 is full. */
  readonly share: number
  /** How much of the sheet each block takes. */
  readonly blocks: readonly number[]
}

/** Whether a document can stand on one printed sheet. Laid out as it will be printed, out of sight, and measured. */
export function fitToSheet(document: OfficialDocument): SheetFit {
  let measured: Measured = { share: 0, blocks: [] }
  for (const scale of scales) {
    const fitted = { ...document, scale }
    measured = measure(fitted)
    if (measured.share <= fullSheet) return { fitted, ...measured }
  }
  return { fitted: undefined, ...measured }
}

interface Measured {
  readonly share: number
  readonly blocks: readonly number[]
}

function measure(document: OfficialDocument): Measured {
  const page = window.document
  const holder = page.createElement('div')
  holder.setAttribute('aria-hidden', 'true')
  holder.style.cssText = `position:absolute;inset:0 auto auto 0;visibility:hidden;pointer-events:none;width:${textWidth}`
  const ruler = page.createElement('div')
  ruler.style.cssText = `position:absolute;visibility:hidden;height:${textHeight}`
  page.body.append(holder, ruler)
  const root = createRoot(holder)
  flushSync(() => root.render(createElement(DocumentSheet, { document, isWithoutPictures: true })))
  const whole = ruler.getBoundingClientRect().height
  const share = holder.scrollHeight / whole
  const drawn = [...(holder.firstElementChild?.children ?? [])]
  // From the top of a block to that of the next one, so that the room between them counts too.
  const tops = drawn.map((element) => element.getBoundingClientRect().top)
  const blocks = document.blocks.map((_block, at) => {
    const top = tops[at + 1] ?? 0
    return ((tops[at + 2] ?? top) - top) / whole
  })
  root.unmount()
  holder.remove()
  ruler.remove()
  return { share, blocks }
}
