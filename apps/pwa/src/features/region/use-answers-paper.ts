import { answersPageSchema, type OverviewAnswer } from '@living-libraries/model/overview'
import { useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../binding/device-context.tsx'
import type { Forum } from '../../binding/use-forum.ts'
import { type AnswerFilter, answersPath } from './use-answer-filter.ts'

/** A document is read on paper: beyond so many answers a table serves better. */
const mostOnPaper = 500

/** Makes a Word document of the found answers, page by page from the centre. */
export function useAnswersPaper(
  filter: AnswerFilter,
  forum: Forum,
): { readonly isMaking: boolean; readonly hasFailed: boolean; readonly make: () => Promise<void> } {
  const { centre } = useDevice()
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready')
  const read = async () => {
    const answers: OverviewAnswer[] = []
    let cursor: string | undefined
    for (;;) {
      const page = v.parse(answersPageSchema, await centre.get(answersPath(filter, cursor)))
      answers.push(...page.answers)
      if (page.next === null || answers.length >= mostOnPaper) {
        return { answers: answers.slice(0, mostOnPaper), total: page.total, asOf: page.asOf }
      }
      cursor = page.next
    }
  }
  const make = async () => {
    setState('making')
    try {
      const { answersDocumentOf } = await import('../../documents/answers-document.ts')
      const { downloadDocx } = await import('../../documents/download-docx.ts')
      const placeOf = ({ venue, municipality }: OverviewAnswer) =>
        forum.venues.get(venue)?.fields.name ??
        forum.municipalities.get(municipality)?.fields.name ??
        venue
      await downloadDocx(answersDocumentOf({ pack: forum.pack, placeOf, ...(await read()) }))
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return { isMaking: state === 'making', hasFailed: state === 'failed', make }
}
