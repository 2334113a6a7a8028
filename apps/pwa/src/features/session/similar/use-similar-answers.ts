import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { SimilarTexts } from '@living-libraries/model/similar'
import { useEffect, useRef, useState } from 'react'
import type { TypedRecord } from '../../../device/device.ts'

type Answer = TypedRecord<'answer'>

const pauseMs = 250
const leastLetters = 4
const mostShown = 2
/** Answers that are indexed in one go; between two of them the phone may draw and take keys. */
const sliceSize = 40

/**
 * Answers of the question that say nearly what is being typed. Looked for in a pause of typing, so that no key
 * press waits for it; the words for comparing are fetched with the first pause.
 */
export function useSimilarAnswers(
  text: string,
  answersOfQuestion: () => readonly Answer[],
  pack: ForumPack,
): readonly Answer[] {
  const [found, setFound] = useState<{ text: string; answers: readonly Answer[] }>()
  const index = useRef<{ texts: SimilarTexts; known: Map<string, string> }>(undefined)
  useEffect(() => {
    if (text.trim().length < leastLetters) return undefined
    let isOver = false
    const look = async () => {
      const { SimilarTexts } = await import('@living-libraries/model/similar')
      index.current ??= { texts: new SimilarTexts(pack.lexicon), known: new Map() }
      const { texts, known } = index.current
      const answers = answersOfQuestion()
      let done = 0
      for (const { id, fields } of answers) {
        if (known.get(id) === fields.text) continue
        known.set(id, fields.text ?? '')
        texts.put(id, fields.text ?? '')
        done += 1
        if (done % sliceSize === 0) await nextTurn()
        if (isOver) return
      }
      const byId = new Map(answers.map((answer) => [answer.id, answer]))
      const similar = texts
        .like(text, mostShown + known.size - byId.size)
        .flatMap(({ id }) => byId.get(id) ?? [])
      if (!isOver) setFound({ text, answers: similar.slice(0, mostShown) })
    }
    const timer = setTimeout(() => void look(), pauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text, answersOfQuestion, pack])
  // While somebody types on, what was found stays; with an emptied field it goes.
  return text.trim().length < leastLetters ? none : (found?.answers ?? none)
}

const none: readonly Answer[] = []

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 0))
}
