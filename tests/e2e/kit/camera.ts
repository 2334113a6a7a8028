import { writeFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'

const width = 640
const height = 480

/** What a browser must be started with so that its camera shows the file. */
export function cameraOf(file: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}

/** Holds a drawing of one screen in front of the camera: as grey as a cheap phone sees it, on a film of one frame. */
export async function holdBeforeCamera(file: string, drawing: Locator): Promise<void> {
  const grey = await drawing.evaluate(
    async (element, size) => {
      const text = new XMLSerializer().serializeToString(element)
      const picture = new Image()
      picture.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
      await picture.decode()
      const canvas = new OffscreenCanvas(size.width, size.height)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.fillStyle = '#999'
      context.fillRect(0, 0, size.width, size.height)
      context.rotate(0.05)
      context.drawImage(picture, 150, 40, 360, 360)
      const { data } = context.getImageData(0, 0, size.width, size.height)
      return Array.from({ length: size.width * size.height }, (_, at) => data[at * 4] ?? 0)
    },
    { width, height },
  )
  const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`
  const colourless = Buffer.alloc((width * height) / 2, 128)
  await writeFile(file, Buffer.concat([Buffer.from(head), Buffer.from(grey), colourless]))
}
