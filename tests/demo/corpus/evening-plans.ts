import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { NamedThing } from './bank-text.ts'
import { type InitiativeIdea, initiativeIdeas, valuableWords } from './initiatives-bank.ts'
import { localBankOf } from './municipal-banks.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

export interface PlannedElement {
  readonly title: string
  readonly now: string
  readonly future: string
  readonly votes: number
  /** An answer that has one of these grew into it. */
  readonly forms: readonly string[]
}

export interface PlannedInitiative extends Partial<Omit<InitiativeIdea, 'title'>> {
  readonly title: string
  readonly votes: number
}

/** What a hall finds most valuable, what it wants to do, and the group that carries it. */
export interface EveningPlans {
  readonly elements: readonly PlannedElement[]
  readonly initiatives: readonly PlannedInitiative[]
  readonly group: { readonly title: string; readonly purpose: string }
}

/** The same pack, venue and seed always give the same plans; the words of the evening do not depend on them. */
export function makeEveningPlans(
  pack: Pick<ForumPack, 'venues'>,
  venueId: string,
  seed: number | string,
): EveningPlans {
  const municipality = pack.venues.find(({ id }) => id === venueId)?.municipality ?? ''
  const random = seededRandom(seed, venueId, 'plans')
  const known = localBankOf(municipality)?.things ?? []
  const things = random.shuffled(known.length > 0 ? known : [anywhere])
  const thingAt = (index: number) => things[index % things.length] ?? anywhere
  return {
    elements: things.slice(0, random.between(3, 5)).map((thing) => ({
      title: capitalised(thing.nominative),
      ...random.pick(valuableWords),
      votes: random.between(2, 34),
      forms: [thing.nominative, thing.instrumental, thing.accusative],
    })),
    initiatives: random
      .shuffled(initiativeIdeas)
      .slice(0, random.between(2, 4))
      .map((idea, index) => planned(idea, thingAt(index), random)),
    group: {
      title: `Группа развития: ${thingAt(0).nominative}`,
      purpose: 'Довести инициативы до дела и отчитаться через год.',
    },
  }
}

const anywhere: NamedThing = {
  nominative: 'наша библиотека',
  instrumental: 'нашей библиотекой',
  accusative: 'нашу библиотеку',
}

/** A hall fills in a passport as far as it gets: the last pieces most seldom. */
function planned(idea: InitiativeIdea, thing: NamedThing, random: SeededRandom): PlannedInitiative {
  const { title, type, problem, result, stages, resources, support, localEffect, regionEffect } =
    idea
  const sometimes = <Piece extends object>(share: number, piece: Piece): Piece | object =>
    random.chance(share) ? piece : {}
  return {
    title: title.replace('{кто}', thing.nominative),
    votes: random.between(1, 40),
    problem,
    ...sometimes(0.9, { type }),
    ...sometimes(0.9, { result }),
    ...sometimes(0.8, { stages }),
    ...sometimes(0.8, { resources }),
    ...sometimes(0.7, { support }),
    ...sometimes(0.5, { localEffect, regionEffect }),
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)
}
