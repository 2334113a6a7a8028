/** How much a word says: the rarer it is among all answers, the more. */
export interface WordWeights {
  weightOf(lexeme: string): number
}

/** `textsWith`: in how many of `texts` answers the lexeme stands; 0 for one that was never seen. */
export function wordWeights(texts: number, textsWith: (lexeme: string) => number): WordWeights {
  return {
    weightOf: (lexeme) => {
      const rarity = Math.log((texts + 1) / (textsWith(lexeme) + 1)) + 1
      return filling.has(lexeme) ? rarity * fillingShare : rarity
    },
  }
}

const fillingShare = 0.25

/** Words that carry no thought by themselves, as the stemmer leaves them. */
const filling = new Set(
  (
    'мы я он она они вы ты наш сво ваш мо вот так как тот те та котор кто что все вся всё сам был быт быть ' +
    'есть ест надо долж должн можн мож даж очен тож ещ уж тольк лиш потом потому есл когд ' +
    'где там тут здес сейчас тепер раньш просто всяк кажд друг друга один одн эт же ведь пуст важн важно'
  ).split(' '),
)
