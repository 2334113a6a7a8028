import { useMemo, useEffect } from 'react'
import type { PictureBlock } from './official-document.ts'
import { typeset } from './typography.ts'

export function PictureFigure({ picture }: { readonly picture: PictureBlock }) {
  const { bytes, mediaType, width, height, caption, description, isPage = false } = picture
  const address = useMemo(
    () => URL.createObjectURL(new Blob([bytes], { type: mediaType })),
    [bytes, mediaType],
  )
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <figure className={isPage ? 'sheet-picture whole-page' : 'sheet-picture'}>
      <img src={address} width={width} height={height} alt={description} />
      {caption !== undefined && <figcaption>{typeset(caption)}</figcaption>}
    </figure>
  )
}
