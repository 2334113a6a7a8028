import { aboutBytesHeader } from '@living-libraries/model/answer-export'
import { useState } from 'react'
import { readBytes } from '../sync/centre-answer.ts'
import { useDevice } from './device-context.tsx'

export interface CentreFile {
  /** How much of it is there, from 0 to 1; undefined: nothing is fetched. */
  readonly share: number | undefined
  readonly hasFailed: boolean
  /** undefined: it did not come. */
  readonly fetch: (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** A file that the centre writes while it goes: how large it becomes is estimated from its beginning. */
export function useCentreFile(): CentreFile {
  const { centre } = useDevice()
  const [percent, setPercent] = useState<number>()
  const [hasFailed, setFailed] = useState(false)
  const fetch = async (path: string) => {
    setFailed(false)
    setPercent(0)
    try {
      return await centre.getBytes(path, async (response, beat) => {
        const about = Number(response.headers.get(aboutBytesHeader) ?? 0)
        return readBytes(response, beat, (received) => {
          if (about > 0) setPercent(Math.min(99, Math.floor((received / about) * 100)))
        })
      })
    } catch {
      setFailed(true)
      return undefined
    } finally {
      setPercent(undefined)
    }
  }
  return { share: percent === undefined ? undefined : percent / 100, hasFailed, fetch }
}
