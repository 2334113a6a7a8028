import type { RegisteredInitiative, Results } from '@living-libraries/model/overview-results'
import type { Forum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useFormat } from '../../i18n/format.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { meaningMessages } from './meaning-messages.ts'
import { costsOf, decisionOf, levelSum, wordsAbout } from './register.ts'
import { registerMessages } from './register-messages.ts'
import styles from './region.module.css'
import { type Meaning, SaveTable } from './save-table.tsx'
import { useAddingLines } from './use-adding-lines.ts'

export interface RegisterSumsProps {
  readonly initiatives: readonly RegisteredInitiative[]
  readonly similar: (initiative: RegisteredInitiative) => readonly RegisteredInitiative[]
  readonly forum: Forum
  /** How many of them there are in all the region, those too that are not shown. */
  readonly counts: Results['counts']
  /** Server clock, ms. */
  readonly asOf: number
}

/** What all found initiatives cost together, and all of it to take along. */
export function RegisterSums({ initiatives, similar, forum, counts, asOf }: RegisterSumsProps) {
  const t = useMessages(registerMessages)
  const meaning = useMessages(meaningMessages).register
  const format = useFormat()
  const adding = useAddingLines({ counts }).find(({ kind }) => kind === 'initiative')
  const about = `${t.about} ${adding?.line}.`
  const levels = forum.pack.resourceLevels
  const nameOf = (id: string) => forum.municipalities.get(id)?.fields.name ?? id
  const decidedAt = ({ review }: RegisteredInitiative) => {
    const last = review.acts.findLast(({ act, isVoid }) => act !== 'comment' && !isVoid)
    return last === undefined ? '' : format.day(last.at)
  }
  const meanings: readonly Meaning[] = [
    [t.columns.title, meaning.title],
    [t.municipality, meaning.municipality],
    [t.columns.venue, meaning.venue],
    [t.kind, meaning.kind],
    [t.columns.votes, meaning.votes],
    [t.columns.readiness, meaning.readiness],
    ...levels.flatMap(({ title }): Meaning[] => [
      [t.columns.words(title), meaning.words],
      [t.columns.sum(title), meaning.sum],
    ]),
    [t.support, meaning.support],
    [t.carrier, meaning.carrier],
    [t.columns.team, meaning.team],
    [t.stages, meaning.stages],
    [t.decision, meaning.decision],
    [t.columns.decided, meaning.decided],
    [t.columns.decisionWords, meaning.decisionWords],
    [t.columns.similar, meaning.similar],
  ]
  const rows = () => [
    meanings.map(([title]) => title),
    ...initiatives.map((one) => {
      const costs = new Map(costsOf(one, levels).map((cost) => [cost.level, cost]))
      return [
        one.title,
        nameOf(one.municipality),
        forum.venues.get(one.venue)?.fields.name ?? one.venue,
        forum.pack.initiativeKinds.find(({ id }) => id === one.type)?.title ?? t.noKind,
        one.votes,
        one.filled,
        ...levels.flatMap(({ id }) => [costs.get(id)?.words ?? '', costs.get(id)?.rubles ?? '']),
        one.support ?? '',
        one.carrier ?? '',
        one.team,
        one.stages.join('; '),
        t.decisions[decisionOf(one)],
        decidedAt(one),
        wordsAbout(one).join(' / '),
        similar(one)
          .map(({ title, municipality }) => `${title} (${nameOf(municipality)})`)
          .join('; '),
      ]
    }),
  ]
  return (
    <section className={styles['part']} aria-label={t.sums}>
      <DataTable
        caption={t.sums}
        columns={[
          { key: 'level', label: t.sumColumns.level },
          { key: 'initiatives', label: t.list, isNumber: true },
          { key: 'sum', label: t.sumColumns.named, isNumber: true },
          { key: 'unnamed', label: t.sumColumns.unnamed, isNumber: true },
        ]}
        rows={levels.map(({ id, title }) => {
          const { rubles, named, unnamed } = levelSum(initiatives, id)
          const sum = named === 0 ? '–' : t.rubles(format.number(rubles))
          const counts = [named + unnamed, unnamed].map(format.number)
          return { key: id, cells: [title, counts[0], sum, counts[1]] }
        })}
      />
      <p className={styles['quiet']}>{about}</p>
      <SaveTable name={t.title} about={about} asOf={asOf} meanings={meanings} rows={rows} />
    </section>
  )
}
