import { useCallback, useEffect, useMemo, useState } from 'react'
import type { OfficialDocument } from '../../documents/official-document.ts'
import { type ReadPicture, withPictures } from '../../documents/with-pictures.ts'
import { useDevice } from '../device-context.tsx'

export function useReadPicture(): ReadPicture {
  const { photos } = useDevice()
  return useCallback((photo) => photos.read(photo, 'picture'), [photos])
}

/** The document for the screen, its photos as pictures as soon as they are read. */
export function useWithPictures(document: OfficialDocument): OfficialDocument {
  const read = useReadPicture()
  const wanted = document.blocks
    .flatMap((block) => (block.type === 'photo' ? [`${block.photo} ${block.caption}`] : []))
    .join('\n')
  const [pictures, setPictures] = useState<OfficialDocument['blocks']>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` says which photos the document has
  useEffect(() => {
    let isOver = false
    const photos = document.blocks.filter(({ type }) => type === 'photo')
    void withPictures({ ...document, blocks: photos }, read).then(({ blocks }) => {
      if (!isOver) setPictures(blocks)
    })
    return () => {
      isOver = true
    }
  }, [wanted, read])
  return useMemo(() => {
    let at = -1
    const blocks = document.blocks.flatMap((block) => {
      if (block.type !== 'photo') return [block]
      at += 1
      return pictures[at] ?? []
    })
    return { ...document, blocks }
  }, [document, pictures])
}
