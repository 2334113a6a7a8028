import { docxMediaType, downloadFile, fileNameOf } from './download-file.ts'
import type { OfficialDocument } from './official-document.ts'

/** Makes the DOCX and hands it to the person. What makes it is fetched only now: it is as heavy as React. */
export async function downloadDocx(document: OfficialDocument): Promise<void> {
  const { docxBytesOf } = await import('./docx-file.ts')
  downloadFile(fileNameOf(document.title, 'docx'), await docxBytesOf(document), docxMediaType)
}
