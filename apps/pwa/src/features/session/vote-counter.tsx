import type { Json } from '@living-libraries/model/json'
import { useTally } from '../../binding/use-tally.ts'
import { Counter } from '../../ui/counter.tsx'

export interface VoteCounterProps {
  readonly record: string
  readonly votes: Json | undefined
  readonly label: string
  readonly voice?: 'program' | 'people'
}

/** Dots of the hall: one press, one vote; two devices add up. */
export function VoteCounter({ record, votes, label, voice = 'program' }: VoteCounterProps) {
  const { countOf, setCount } = useTally(record, 'votes', votes)
  return (
    <Counter
      label={label}
      voice={voice}
      value={countOf('dot')}
      onChange={(count) => setCount('dot', count)}
    />
  )
}
