// The demo must say the same words on every machine, so chance is drawn from a seed and never
// from Math.random.

export type SeededRandom = {
  next: () => number
  below: (limit: number) => number
  between: (from: number, to: number) => number
  chance: (share: number) => boolean
  pick: <T>(choices: readonly [T, ...T[]]) => T
  shuffled: <T>(choices: readonly T[]) => T[]
}

export function seededRandom(...seeds: readonly (string | number)[]): SeededRandom {
  let state = hashOf(seeds.join('\u0001'))

  function next(): number {
    // mulberry32: small, fast and even enough for choosing words
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  const below = (limit: number): number => Math.floor(next() * limit)

  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => next() < share,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    shuffled: (choices) =>
      choices
        .map((choice) => ({ choice, order: next() }))
        .sort((left, right) => left.order - right.order)
        .map(({ choice }) => choice),
  }
}

function hashOf(text: string): number {
  // FNV-1a: neighbouring venues must not get neighbouring streams
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}
