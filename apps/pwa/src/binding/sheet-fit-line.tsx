import { useEffect, useState } from 'react'
import type { OfficialDocument } from '../documents/official-document.ts'
import { shareOfSheet } from '../documents/sheet-fit.ts'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { municipalityPlacesMessages } from '../i18n/municipality-messages.ts'
import { Notice } from '../ui/notice.tsx'

export interface SheetFitLineProps {
  readonly document: OfficialDocument
}

/** Whether a document still fits on its one sheet, and what to do where it does not. */
export function SheetFitLine({ document }: SheetFitLineProps) {
  const t = useMessages(municipalityPlacesMessages).oneSheet
  const format = useFormat()
  const [share, setShare] = useState<number>()
  useEffect(() => {
    // After the typing: laying out a page takes a phone some tens of milliseconds.
    const timer = setTimeout(() => setShare(shareOfSheet(document)), 400)
    return () => clearTimeout(timer)
  }, [document])
  if (share === undefined) return null
  const words = format.percent(share)
  if (share <= 1) return <p>{t.fits(words)}</p>
  return <Notice meaning="needs" title={t.overfull(words)} todo={t.overfullTodo} />
}
