import { numbersSchema } from '@living-libraries/model/overview'
import { type Arrivals, arrivalsSchema } from '@living-libraries/model/overview-results'
import type { Forum } from '../../binding/use-forum.ts'
import { useOverview } from '../../binding/use-overview.ts'
import { type Format, useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AsOf } from './as-of.tsx'
import { useRuleLine } from './counting-rule.tsx'
import { meaningMessages } from './meaning-messages.ts'
import { numbersMessages } from './numbers-messages.ts'
import styles from './region.module.css'
import { SaveTable } from './save-table.tsx'
import { useAddressChoice } from './use-address-choice.ts'

const steps = ['day', 'hour'] as const

/** When the answers came to the centre, in the time of the forum. */
export function ArrivalsPart({ forum }: { readonly forum: Forum }) {
  const t = useMessages(numbersMessages)
  const meaning = useMessages(meaningMessages).arrivals
  const format = useFormat()
  const reading = useOverview('/api/overview/arrivals', arrivalsSchema, 'whole')
  const numbers = useOverview('/api/overview/numbers', numbersSchema, 'whole').body
  const ruleLine = useRuleLine()
  const [step, setStep] = useAddressChoice('step', steps)
  const { body } = reading
  const moments = body === undefined ? [] : arrivalsBy(step, body, format)
  const total = (of: 'received' | 'initiatives') =>
    moments.reduce((sum, moment) => sum + moment[of], 0)
  const about = [t.arrivalsAbout(forum.pack.timezone), numbers && ruleLine(numbers.rule)]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={styles['page']}>
      <AsOf reading={reading} />
      {body !== undefined && (
        <Tabs
          label={t.step}
          tabs={steps.map((value) => ({ value, label: t.steps[value] }))}
          value={step}
          onChange={setStep}
        >
          <div className={styles['page']}>
            <BarTable
              caption={t.arrivalsBars}
              bars={moments.map(({ label, received }) => ({ key: label, label, value: received }))}
            />
            <BarTable
              caption={t.initiativeArrivals}
              bars={moments.map(({ label, initiatives }) => {
                return { key: label, label, value: initiatives }
              })}
            />
            <p className={styles['quiet']}>
              {t.arrivalsTotal(total('received'), total('initiatives'))} {about}
            </p>
            <SaveTable
              name={t.files.arrivals}
              about={about}
              asOf={body.asOf}
              meanings={[
                [t.steps[step], meaning.step],
                [t.arrivalsBars, meaning.answers],
                [t.sumSoFar, meaning.sum],
                [t.initiativeArrivals, meaning.initiatives],
              ]}
              rows={() => [
                [t.steps[step], t.arrivalsBars, t.sumSoFar, t.initiativeArrivals],
                ...moments.map(({ label, received, sum, initiatives }) => {
                  return [label, received, sum, initiatives]
                }),
              ]}
            />
          </div>
        </Tabs>
      )}
    </div>
  )
}

interface Moment {
  readonly label: string
  readonly received: number
  readonly initiatives: number
  /** Received up to its end. */
  readonly sum: number
}

function arrivalsBy(
  step: (typeof steps)[number],
  { hours }: Arrivals,
  { shortDay, time }: Format,
): Moment[] {
  const byLabel = new Map<string, Omit<Moment, 'label' | 'sum'>>()
  for (const { hour, received, initiatives } of hours) {
    const label = step === 'day' ? shortDay(hour) : `${shortDay(hour)}, ${time(hour)}`
    const before = byLabel.get(label) ?? { received: 0, initiatives: 0 }
    byLabel.set(label, {
      received: before.received + received,
      initiatives: before.initiatives + initiatives,
    })
  }
  let sum = 0
  return [...byLabel].map(([label, counts]) => {
    sum += counts.received
    return { label, ...counts, sum }
  })
}
