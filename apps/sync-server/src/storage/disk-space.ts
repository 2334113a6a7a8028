import { statfs } from 'node:fs/promises'
import type { DiskSpace } from '../condition-port.ts'

export function diskSpaceOf(folder: string): DiskSpace {
  return async () => {
    const found = await statfs(folder).catch(() => undefined)
    if (found === undefined) return undefined
    return { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize }
  }
}
