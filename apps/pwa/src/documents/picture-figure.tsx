import { type CSSProperties, useEffect, useMemo } from 'react'
import { classNames } from '../ui/class-names.ts'
import type { PictureBlock } from './official-document.ts'
import { typeset } from './typography.ts'

export function PictureFigure({ picture }: { readonly picture: PictureBlock }) {
  const { bytes, mediaType, width, height, caption, description, isPage = false } = picture
  const address = useMemo(
    () => URL.createObjectURL(new Blob([bytes], { type: mediaType })),
    [bytes, mediaType],
  )
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  // The box has its size before the picture is there: the sheet is measured at once.
  const size = { '--width': width, '--height': height } as CSSProperties
  return (
    <figure className={classNames('sheet-picture', isPage && 'whole-page')}>
      <div className="sheet-picture-box" style={size}>
        <img src={address} alt={description} />
      </div>
      {caption !== undefined && <figcaption>{typeset(caption)}</figcaption>}
    </figure>
  )
}
