import type { ZipTarget } from '@living-libraries/model/workbook'
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** A ZIP file that is handed on in its order, piece by piece, while its files are written. */
export function zipTarget(onBytes: (bytes: Uint8Array) => void): ZipTarget {
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    onBytes(bytes)
  })
  return {
    open: (path) => {
      const file = new ZipDeflate(path, { level: 6 })
      zip.add(file)
      return { push: (text, isLast) => file.push(strToU8(text), isLast) }
    },
    end: () => zip.end(),
  }
}
