import type { Centre } from '../e2e/kit/centre.ts'
import { picturesAt } from '../e2e/kit/photographs.ts'
import type { PlayedEvening } from './evening-play.ts'

/** What the centre has of the evening, counted in its database. */
export interface CentreAccount {
  readonly texts: readonly string[]
  readonly people: number
  readonly votes: number
  readonly initiatives: number
  readonly delegates: number
  /** Those whose both pictures are there whole. */
  readonly photos: number
  readonly submissions: number
}

export async function accountOf(centre: Centre): Promise<CentreAccount> {
  const rows = (await centre.query(
    `select kind, state->'fields' as fields from record where not deleted`,
  )) as readonly { kind: string; fields: { readonly [field: string]: unknown } }[]
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ fields }) => fields)
  return {
    texts: of('answer').map(({ text }) => String(text)),
    people: sumOf(of('session').map(({ attendance }) => attendance)),
    votes: sumOf(of('element').map(({ votes }) => votes)),
    initiatives: of('initiative').length,
    delegates: of('delegate').length,
    photos: (await picturesAt(centre)).length / 2,
    submissions: of('review').filter(({ act }) => act === 'submit').length,
  }
}

/** What was typed and is not at the centre, and what is there and nobody typed; empty where all adds up. */
export function differences(played: PlayedEvening, account: CentreAccount): string[] {
  const typed = played.said.map(({ text }) => text)
  const lost = typed.filter((text) => !account.texts.includes(text))
  const extra = account.texts.filter((text) => !typed.includes(text))
  const numbers = [
    ['answers', typed.length, account.texts.length],
    ['people', played.people, account.people],
    ['votes', played.votes, account.votes],
    ['photos', played.photos, account.photos],
  ] as const
  return [
    ...lost.map((text) => `lost: ${text}`),
    ...extra.map((text) => `nobody typed: ${text}`),
    ...numbers.flatMap(([name, wanted, found]) =>
      wanted === found ? [] : [`${name}: ${wanted} on the evening, ${found} at the centre`],
    ),
  ]
}

function sumOf(tallies: readonly unknown[]): number {
  return tallies
    .flatMap((tally): readonly unknown[] => Object.values(tally ?? {}))
    .reduce<number>((sum, share) => sum + Number(share), 0)
}
