import { type CSSProperties, useEffect, useMemo } from 'react'
import { classNames } from '../ui/class-names.ts'
import type { PictureBlock } from './official-document.ts'
import { typeset } from './typography.ts'

export interface PictureFigureProps {
  readonly picture: PictureBlock
  /** The room alone, to be measured, or to be filled in where the sheet goes into a file. */
  readonly isEmpty: boolean
}

export function PictureFigure({ picture, isEmpty }: PictureFigureProps) {
  const { width, height, caption, description, isPage = false } = picture
  // The box has its size before the picture is there: the sheet is measured at once.
  const size = { '--width': width, '--height': height } as CSSProperties
  return (
    <figure className={classNames('sheet-picture', isPage && 'whole-page')}>
      <div className="sheet-picture-box" style={size}>
        {isEmpty ? <img data-picture="" alt={description} /> : <Picture picture={picture} />}
      </div>
      {caption !== undefined && <figcaption>{typeset(caption)}</figcaption>}
    </figure>
  )
}

function Picture({
  picture: { bytes, mediaType, description },
}: {
  readonly picture: PictureBlock
}) {
  const address = useMemo(
    () => URL.createObjectURL(new Blob([bytes], { type: mediaType })),
    [bytes, mediaType],
  )
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return <img src={address} alt={description} />
}
