import { useEffect, useState } from 'react'
import type { PhotoProgress } from '../../storage/photo-store.ts'
import { useDevice } from '../device-context.tsx'

/** How far a photo has got from this device, kept up to date piece by piece; undefined until it was read. */
export function usePhotoProgress(photo: string): PhotoProgress | undefined {
  const device = useDevice()
  const [progress, setProgress] = useState<PhotoProgress>()
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const found = await device.photos.progress(photo)
      if (!isOver) setProgress(found)
    }
    const tryToRead = () => void read().catch(() => undefined)
    tryToRead()
    const stop = device.watchNews((ids) => (ids === 'all' || ids.includes(photo)) && tryToRead())
    return () => {
      isOver = true
      stop()
    }
  }, [device, photo])
  return progress
}
