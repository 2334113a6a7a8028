import type { ForumPack } from '@living-libraries/model/forum-pack'
import { mayBeShown } from '@living-libraries/model/naming'
import type { OverviewAnswer } from '@living-libraries/model/overview'
import { formatIn } from '../i18n/format.ts'
import { asOfLine } from './as-of.ts'
import type { Block, OfficialDocument } from './official-document.ts'

export interface FoundAnswersPaper {
  readonly pack: ForumPack
  readonly answers: readonly OverviewAnswer[]
  /** How many were found in all. */
  readonly total: number
  /** Server clock, ms. */
  readonly asOf: number
  readonly placeOf: (answer: OverviewAnswer) => string
}

/** Found answers as a document, question by question: whose words they are is told by the place alone. */
export function answersDocumentOf({
  pack,
  answers,
  total,
  asOf,
  placeOf,
}: FoundAnswersPaper): OfficialDocument {
  const { number } = formatIn('ru', pack.timezone)
  const shown = answers.filter(({ naming }) => mayBeShown(naming))
  const kept = answers.length - shown.length
  return {
    over: pack.title,
    title: 'Найденные ответы',
    asOf: asOfLine(asOf, pack.timezone),
    blocks: [
      {
        type: 'paragraph',
        look: 'note',
        text: `Здесь ответов: ${number(shown.length)} из найденных ${number(total)}.${kept === 0 ? '' : ` Не для показа: ${number(kept)}.`} Имён, групп и того, кто записывал, в документе нет.`,
      },
      ...pack.questions.flatMap(({ id, text }): Block[] => {
        const own = shown.filter(({ question }) => question === id)
        if (own.length === 0) return []
        return [
          { type: 'heading', level: 1, text },
          ...own.map((answer): Block => {
            const { language, translation } = answer
            return {
              type: 'quote',
              text: answer.text,
              source: placeOf(answer),
              ...(language === null ? {} : { language }),
              ...(translation === null ? {} : { translation }),
            }
          }),
        ]
      }),
    ],
  }
}
