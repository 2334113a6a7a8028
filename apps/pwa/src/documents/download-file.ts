/** Hands a file to the person, as a download; where it lands is the browser's and the person's matter. */
export function downloadFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Slow phones read the file only after the click has long returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export const docxMediaType =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A name that Windows, Android and a FAT-formatted flash drive take: «Отчёт. Тайшетский район.docx». */
export function fileNameOf(title: string, extension: string): string {
  const plain = title
    .replaceAll(/[\\/:*?"<>|«»„“\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '')
  return `${plain === '' ? 'Документ' : plain}.${extension}`
}
