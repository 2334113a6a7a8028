import { maxPhotoBytes, maxThumbnailBytes, photoMediaType } from '@living-libraries/model/photo'

export interface ShrunkPhoto {
  readonly picture: Uint8Array<ArrayBuffer>
  readonly thumbnail: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** Sharp enough to read the handwriting of a flip chart; a few hundred KB. */
const longestSide = 1_800
const thumbnailSide = 280

/**
 * Draws the photo anew, upright and smaller: nothing of where, when and with what it was taken survives that. Rejects
 * where the browser cannot read the file as a picture.
 */
export async function shrinkPhoto(file: Blob): Promise<ShrunkPhoto> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const picture = await drawn(image, longestSide, [0.8, 0.65, 0.5, 0.35], maxPhotoBytes)
    const thumbnail = await drawn(image, thumbnailSide, [0.7, 0.5, 0.3], maxThumbnailBytes)
    const { width, height } = picture
    return { picture: picture.bytes, thumbnail: thumbnail.bytes, width, height }
  } finally {
    image.close()
  }
}

async function drawn(
  image: ImageBitmap,
  side: number,
  qualities: readonly number[],
  maxBytes: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; width: number; height: number }> {
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const width = Math.max(1, Math.round(image.width * scale))
  const height = Math.max(1, Math.round(image.height * scale))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  // JPEG knows no transparency: what was clear would become black.
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  for (const quality of qualities) {
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, photoMediaType, quality),
    )
    if (blob !== null && blob.size <= maxBytes) {
      return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height }
    }
  }
  throw new Error('the picture stays too large')
}
