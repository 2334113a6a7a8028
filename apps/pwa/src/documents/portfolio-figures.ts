import { type MoneySum, moneySum } from '@living-libraries/model/rubles'
import { compareStageTimes, type StageTime, stageTimeOf } from '@living-libraries/model/stage-time'
import type { Territory } from './territory.ts'

interface LevelResources extends MoneySum {
  readonly level: string
  readonly title: string
  /** Initiatives that count on this level. */
  readonly initiatives: number
}

/** What the initiatives count on, by level: sums where words name one, and how many name none. */
export function resourcesByLevel({
  initiatives,
  pack,
}: Pick<Territory, 'initiatives' | 'pack'>): LevelResources[] {
  return pack.resourceLevels.map(({ id, title }) => {
    const texts = initiatives.flatMap(({ fields }) => fields.resources?.[id] ?? [])
    return { level: id, title, initiatives: texts.length, ...moneySum(texts) }
  })
}

export interface TimedStage {
  readonly key: string
  readonly text: string
  /** Id and title of the initiative. */
  readonly initiative: string
  readonly title: string
  readonly session: string | null
  readonly time: StageTime | undefined
}

/** The stages of all initiatives in the order of time; those that name no year last, in the order of their initiatives. */
export function stagesInTime({ initiatives }: Pick<Territory, 'initiatives'>): TimedStage[] {
  const stages = initiatives.flatMap(({ id, session, fields }) =>
    Object.entries(fields.stages ?? {})
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, text]): TimedStage => {
        const { title = '' } = fields
        return {
          key: `${id}/${key}`,
          text,
          initiative: id,
          title,
          session,
          time: stageTimeOf(text),
        }
      }),
  )
  return stages.sort((one, other) => {
    if (one.time === undefined || other.time === undefined) {
      return Number(one.time === undefined) - Number(other.time === undefined)
    }
    return compareStageTimes(one.time, other.time)
  })
}

/** Neighbours that end at the same time, together. */
export function byTime(stages: readonly TimedStage[]): TimedStage[][] {
  const groups: TimedStage[][] = []
  for (const stage of stages) {
    const last = groups.at(-1)
    const isSame =
      last?.[0]?.time?.year === stage.time?.year && last?.[0]?.time?.month === stage.time?.month
    if (last !== undefined && isSame) last.push(stage)
    else groups.push([stage])
  }
  return groups
}
