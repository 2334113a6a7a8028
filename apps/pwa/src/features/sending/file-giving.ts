/** Whether this browser can hand files to the system's share sheet. */
export function canShareFiles(): boolean {
  const probe = new File(['x'], 'x.txt', { type: 'text/plain' })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}

/** Puts the file where the browser puts its downloads. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  link.download = `${plainName(name)}.age`
  link.click()
  // The browser has taken the file by then; kept, it would hold it in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/**
 * - `late`: the browser opens the sheet only right after a press, and making the file took longer. Another press does it.
 * - `kept`: the person changed their mind in the sheet, and has done nothing wrong.
 */
export type Shared = 'shared' | 'late' | 'kept'

/** Hands the file to the share sheet as text: browsers let through only types that they know, and so do messengers. */
export async function shareFile(text: string, name: string): Promise<Shared> {
  const file = new File([text], `${plainName(name)}.txt`, { type: 'text/plain' })
  try {
    await navigator.share({ files: [file], title: name })
    return 'shared'
  } catch (error) {
    const why = error instanceof DOMException ? error.name : undefined
    if (why === 'AbortError') return 'kept'
    if (why === 'NotAllowedError') return 'late'
    throw error
  }
}

// What Windows allows in no name.
function plainName(name: string): string {
  return name
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[\\/:*?"<>|]/g, '-')
    .trim()
}
