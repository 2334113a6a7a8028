/**
 * Function words that say nothing about the subject of an answer. The list is small on purpose:
 * - negations (не, ни, нет, без, нельзя, никогда) are never here: «нужна дорога» and «не нужна
 *   дорога» are opposite answers;
 * - «за», «против», «да» are votes;
 * - «мы», «наш», «кто», «все» are what the forum's questions are about.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'и а но или либо же ли бы в во на с со к ко у о об обо от ото из изо по до для при про над ' +
    'под подо перед через между что чтобы чтоб как так то это эта этот эти'
  ).split(' '),
)
