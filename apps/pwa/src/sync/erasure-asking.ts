import { erasedAmongSchema } from '@living-libraries/model/erasure'
import type { LeftBehind } from '../storage/left-behind.ts'
import { parsed } from './centre-answer.ts'
import { type Centre, CentreProblem } from './centre.ts'

const recordsPerRequest = 500

/**
 * Lets go what no pull has taken away of erased words (S13), and asks the centre about records that no pull tells of. To
 * be called after an exchange; most devices hold none, and ask nothing.
 */
export async function askForErased({
  centre,
  leftBehind,
}: {
  readonly centre: Centre
  readonly leftBehind: LeftBehind
}): Promise<void> {
  const records = await leftBehind.forgetKnown()
  for (let from = 0; from < records.length; from += recordsPerRequest) {
    const asked = records.slice(from, from + recordsPerRequest)
    try {
      const answer = await centre.post('/api/erasures/among', { records: asked })
      await leftBehind.forget(parsed(erasedAmongSchema, answer))
    } catch (error) {
      // A centre of an older version does not know the question.
      if (error instanceof CentreProblem && error.problem === 'not-found') return
      throw error
    }
  }
}
