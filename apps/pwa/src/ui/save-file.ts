/** Hands a file to the person: where it lands is the browser's and their business. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  // The browser has taken the file by then; kept, it would hold the words in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
