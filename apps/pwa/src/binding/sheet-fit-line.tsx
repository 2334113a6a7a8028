import { useEffect, useState } from 'react'
import type { OfficialDocument } from '../documents/official-document.ts'
import { type SheetStep, sheetAdviceOf } from '../documents/sheet-advice.ts'
import { fitToSheet, fullSheet, type SheetFit } from '../documents/sheet-fit.ts'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { sheetMessages } from '../i18n/sheet-messages.ts'
import { Notice } from '../ui/notice.tsx'
import styles from './sheet-fit-line.module.css'

export interface SheetFitLineProps {
  readonly document: OfficialDocument
}

/** Whether a document still fits on its one sheet, and where it does not, what to shorten or take out, and by how much. */
export function SheetFitLine({ document }: SheetFitLineProps) {
  const t = useMessages(sheetMessages)
  const format = useFormat()
  const [measured, setMeasured] = useState<{ of: OfficialDocument; fit: SheetFit }>()
  useEffect(() => {
    // After the typing: laying out a page takes a phone some tens of milliseconds.
    const timer = setTimeout(() => setMeasured({ of: document, fit: fitToSheet(document) }), 400)
    return () => clearTimeout(timer)
  }, [document])
  if (measured === undefined) return null
  const { fitted, share, blocks } = measured.fit
  const { scale = 1 } = fitted ?? {}
  if (fitted !== undefined) {
    const points = format.number(Math.round(usualPoints * scale * 10) / 10)
    return <p>{scale === 1 ? t.fits(format.percent(share / fullSheet)) : t.smaller(points)}</p>
  }
  const over = share - fullSheet
  const { steps, isAnyEnough } = sheetAdviceOf(measured.of, blocks, over)
  return (
    <Notice
      meaning="needs"
      title={t.overfull(format.percent(Math.max(share / fullSheet, 1.01)))}
      todo={steps.length === 0 ? t.muchTooMuch : isAnyEnough ? t.anyOf : t.allOf}
      actions={
        steps.length > 0 && (
          <ul className={styles['steps']}>
            {steps.map((step) => (
              <li key={step.act + step.name}>{wordsOf(step)}</li>
            ))}
          </ul>
        )
      }
    />
  )

  function wordsOf(step: SheetStep): string {
    if (step.act === 'shorten') return t.shorten(step.name, step.letters)
    return step.of === 'quote' ? t.takeOutQuote(step.name) : t.takeOutPicture(step.name)
  }
}

/** Of the body of one sheet, as sheet.css has it. */
const usualPoints = 11
