import { useCallback, useEffect, useMemo, useState } from 'react'
import type { OfficialDocument } from '../../documents/official-document.ts'
import { type ReadPicture, withPictures } from '../../documents/with-pictures.ts'
import { CentreProblem } from '../../sync/centre.ts'
import { useDevice } from '../device-context.tsx'

export function useReadPicture(): ReadPicture {
  const { photos } = useDevice()
  return useCallback((photo) => photos.read(photo, 'picture'), [photos])
}

/** What the region's desk may see: the pictures of the report that a municipality sent. */
export function useReadReportPicture(municipality: string): ReadPicture {
  const { centre } = useDevice()
  return useCallback(
    (photo) =>
      centre
        .getBytes(`/api/overview/reports/${municipality}/photos/${photo}`)
        .catch((error: unknown) => {
          if (error instanceof CentreProblem) return undefined
          throw error
        }),
    [centre, municipality],
  )
}

const firstPauseMs = 4_000

/** The document for the screen, its photos as pictures as soon as they are read. */
export function useWithPictures(document: OfficialDocument, read: ReadPicture): OfficialDocument {
  const { isOneSheet = false } = document
  // As text, so that a document that is made anew with the same photos reads none of them again.
  const wanted = JSON.stringify(document.blocks.filter(({ type }) => type === 'photo'))
  const [pictures, setPictures] = useState<OfficialDocument['blocks']>([])
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const blocks = JSON.parse(wanted) as OfficialDocument['blocks']
    const show = async (pauseMs: number) => {
      const made = await withPictures({ title: '', asOf: '', isOneSheet, blocks }, read)
      if (isOver) return
      setPictures(made.blocks)
      // On their way: pictures come after all records, and nobody tells of their coming.
      const isWhole = made.blocks.every(({ type }) => type === 'picture')
      if (!isWhole) timer = setTimeout(() => void show(pauseMs * 2), pauseMs)
    }
    void show(firstPauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [wanted, isOneSheet, read])
  return useMemo(
    () => ({ ...document, blocks: inPlace(document.blocks, pictures) }),
    [document, pictures],
  )
}

/** Photos that are not read yet are left out. */
function inPlace(
  blocks: OfficialDocument['blocks'],
  pictures: OfficialDocument['blocks'],
): OfficialDocument['blocks'] {
  const waiting = [...pictures]
  return blocks.flatMap((block) => (block.type === 'photo' ? (waiting.shift() ?? []) : [block]))
}
