import { photoMediaType } from '@living-libraries/model/photo'
import type { Block, OfficialDocument } from './official-document.ts'
import { inOrder, type Territory } from './territory.ts'

/** The bytes of a photo; undefined where neither this device nor the centre has them now. */
export type ReadPicture = (photo: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

/** The document with its photos as pictures. A photo that nobody has now is named, so that nobody misses it unseen. */
export async function withPictures(
  document: OfficialDocument,
  read: ReadPicture,
): Promise<OfficialDocument> {
  const blocks = await Promise.all(
    document.blocks.map(async (block): Promise<Block> => {
      if (block.type !== 'photo') return block
      const { photo, width, height, caption, isPage = false } = block
      const bytes = await read(photo)
      const description = caption === '' ? 'Фотография с площадки' : caption
      if (bytes === undefined) {
        return { type: 'paragraph', look: 'note', text: `${description}: фото ещё не получено.` }
      }
      return {
        type: 'picture',
        bytes,
        mediaType: photoMediaType,
        width,
        height,
        description,
        ...(document.isOneSheet === true ? { isSmall: true } : {}),
        ...(isPage ? { isPage } : {}),
        ...(caption === '' ? {} : { caption }),
      }
    }),
  )
  return { ...document, blocks }
}

/** The chosen photos in their order, each with what is written below it. */
export function photoBlocks(
  { photos }: Pick<Territory, 'photos'>,
  chosen: {
    readonly photos?: { readonly [photo: string]: number }
    readonly captions?: { readonly [photo: string]: string }
  },
): Block[] {
  return inOrder(chosen.photos).flatMap((id): Block[] => {
    const fields = photos.find((one) => one.id === id)?.fields
    if (fields === undefined) return []
    const { width = 1, height = 1 } = fields
    return [{ type: 'photo', photo: id, width, height, caption: chosen.captions?.[id] ?? '' }]
  })
}
