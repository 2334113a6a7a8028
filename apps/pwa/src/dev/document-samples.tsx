import { DocumentActions } from '../documents/document-actions.tsx'
import { DocumentSheet } from '../documents/document-sheet.tsx'
import { asOfLine } from '../documents/as-of.ts'
import { sampleDocument } from '../documents/sample-document.ts'
import { Section } from './section.tsx'

/** A document as it goes to paper and into a file. */
export function DocumentSamples() {
  const now = Date.parse('2024-11-06T13:15:00Z')
  const document = { ...sampleDocument, asOf: asOfLine(now, 'Asia/Irkutsk') }
  return (
    <Section title="DocumentSheet">
      <DocumentActions make={() => document} />
      <DocumentSheet document={document} />
    </Section>
  )
}
