import { type Block, type OfficialDocument, spansOf } from './official-document.ts'

/** One thing that makes room on an overfull sheet. Words of people are never shortened, only taken out. */
export type SheetStep =
  | { readonly act: 'shorten'; readonly name: string; readonly letters: number }
  | { readonly act: 'take-out'; readonly of: 'quote' | 'picture'; readonly name: string }

export interface SheetAdvice {
  /** Each of the steps is enough by itself; otherwise all of them together are. */
  readonly isAnyEnough: boolean
  readonly steps: readonly SheetStep[]
}

/** Texts are shortened to a half at the most: who says half as much can still say it. */
const mostShortened = 0.5
const mostOffered = 4

/**
 * What to do where a sheet is overfull. `shares`: how much of the sheet each block takes; `over`: how much of it must
 * become free. Empty where even all of it would not make room.
 */
export function sheetAdviceOf(
  { blocks }: Pick<OfficialDocument, 'blocks'>,
  shares: readonly number[],
  over: number,
): SheetAdvice {
  const ways = blocks
    .flatMap((block, at) => wayWith(block, shares[at] ?? 0))
    .sort((one, other) => other.frees - one.frees)
  const enough = ways.filter(({ frees }) => frees >= over)
  if (enough.length > 0) {
    const steps = enough.slice(0, mostOffered).map(({ step }) => step(over))
    return { isAnyEnough: true, steps }
  }
  const steps: SheetStep[] = []
  let left = over
  for (const { frees, step } of ways) {
    steps.push(step(Math.min(left, frees)))
    left -= frees
    if (left <= 0) return { isAnyEnough: false, steps }
  }
  return { isAnyEnough: false, steps: [] }
}

interface Way {
  /** The share of the sheet that becomes free at the most. */
  readonly frees: number
  /** What to do so that this share becomes free. */
  readonly step: (share: number) => SheetStep
}

function wayWith(block: Block, share: number): Way[] {
  switch (block.type) {
    case 'paragraph': {
      const [name, ...further] = spansOf(block.text)
      const text = further.map((span) => span.text).join('')
      // Only what a person wrote under a name of its own: «Кто мы?», «1. Бирюса.».
      if (name?.isBold !== true || text.length === 0) return []
      const length = name.text.length + text.length
      const lettersFor = (wanted: number) => Math.round((wanted / share) * length * 1.1)
      return [
        {
          frees: share * Math.min(mostShortened, text.length / length),
          step: (wanted) => {
            const letters = Math.max(10, Math.ceil(lettersFor(wanted) / 10) * 10)
            return { act: 'shorten', name: nameOf(name.text), letters }
          },
        },
      ]
    }
    case 'quote':
      return [
        {
          frees: share,
          step: () => ({ act: 'take-out', of: 'quote', name: nameOf(block.text) }),
        },
      ]
    case 'picture':
    case 'photo':
      return [
        {
          frees: share,
          step: () => ({ act: 'take-out', of: 'picture', name: nameOf(block.caption ?? '') }),
        },
      ]
    case 'heading':
    case 'list':
    case 'table':
    case 'signature':
    case 'page-break':
    case 'contents':
      return []
  }
}

const longestName = 40

/** The beginning, by which one finds it. */
function nameOf(text: string): string {
  const plain = text.trim().replace(/[.:]$/, '')
  if (plain.length <= longestName) return plain
  return `${plain.slice(0, plain.lastIndexOf(' ', longestName)).replace(/[,;.]$/, '')}…`
}
