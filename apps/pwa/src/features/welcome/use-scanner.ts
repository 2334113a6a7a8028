import { type RefObject, useEffect, useRef, useState } from 'react'
import { openQrReader } from './qr-reader.ts'

export interface Scanner {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly state: 'starting' | 'looking' | 'no camera'
}

const pauseMs = 150

/** Looks through the camera until the component goes; tells each text that a code in the picture says. */
export function useScanner(onText: (text: string) => void): Scanner {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<Scanner['state']>('starting')
  const tell = useRef(onText)
  useEffect(() => {
    tell.current = onText
  })
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | undefined
    const stopCamera = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const read = await openQrReader()
      const picture = video.current
      if (isOver || picture === null) return stopCamera()
      picture.srcObject = stream
      await picture.play()
      setState('looking')
      for (; !isOver; await pause()) {
        const text = await read(picture)
        if (text !== undefined && !isOver) tell.current(text)
      }
    }
    void look().catch(() => {
      stopCamera()
      if (!isOver) setState('no camera')
    })
    return () => {
      isOver = true
      stopCamera()
    }
  }, [])
  return { video, state }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pauseMs)
  })
}
