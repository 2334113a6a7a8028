import { type PhotoPart, photoMediaType } from '@living-libraries/model/photo'
import { useEffect, useState } from 'react'
import { useDevice } from '../device-context.tsx'

/** The address of a picture for an `img`; undefined while it is fetched, null where nobody has it now. */
export function usePicture(photo: string, part: PhotoPart): string | null | undefined {
  const device = useDevice()
  const [address, setAddress] = useState<string | null>()
  useEffect(() => {
    let isOver = false
    let made: string | undefined
    const load = async () => {
      const bytes = await device.photos.read(photo, part)
      if (isOver) return
      if (made !== undefined) URL.revokeObjectURL(made)
      made = bytes && URL.createObjectURL(new Blob([bytes], { type: photoMediaType }))
      setAddress(made ?? null)
    }
    void load().catch(() => !isOver && setAddress(null))
    // It may have come to the centre, or the line back here.
    const stop = device.watchNews((ids) => {
      const isMeant = ids === 'all' || ids.includes(photo)
      // A lock that closes takes away what is shown, too.
      if (isMeant && (made === undefined || device.lock.state().state === 'closed')) void load()
    })
    return () => {
      isOver = true
      stop()
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [device, photo, part])
  return address
}
