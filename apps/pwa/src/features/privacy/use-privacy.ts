import { withdrawalOf, type Withdrawal } from '@living-libraries/model/withdrawal'
import { dayOf } from '../../binding/consent-keeping.ts'
import { useForum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { TypedRecord } from '../../device/device.ts'

/** Somebody about whom something is kept, or was. */
export interface KnownPerson {
  readonly id: string
  /** Name, else pseudonym or topic; undefined: nothing is left of it. */
  readonly name: string | undefined
  readonly as: 'participant' | 'delegate' | 'group'
  readonly session: string | null
  readonly isErased: boolean
  /** Of a group, which itself stays: where in it people are named. */
  readonly paths?: readonly string[]
}

export interface OpenWithdrawal extends Withdrawal {
  readonly consent: TypedRecord<'consent'>
  readonly person: KnownPerson | undefined
}

export interface Privacy {
  /** Undefined until they were read. */
  readonly people: readonly KnownPerson[] | undefined
  /** The nearest end first; those of the erased last. */
  readonly withdrawals: readonly OpenWithdrawal[]
  readonly consents: readonly TypedRecord<'consent'>[]
}

/** The people of the own venues, what they agreed to, and what they took back. */
export function usePrivacy(): Privacy {
  const now = useNow()
  const days = useForum()?.pack.withdrawalDays
  const participants = useRecords({ kind: 'participant', withDeleted: true })
  const delegates = useRecords({ kind: 'delegate', withDeleted: true })
  const groups = useRecords({ kind: 'group', withDeleted: true })
  const consents = useRecords({ kind: 'consent' })
  if (!participants || !delegates || !groups || !consents) {
    return { people: undefined, withdrawals: [], consents: [] }
  }
  const known: KnownPerson[] = [
    ...participants.map((record) => personOf(record, record.fields, 'participant')),
    ...delegates.map((record) => personOf(record, record.fields, 'delegate')),
    ...groups.map((record) => {
      const { leader, leaderContact, members = {}, title } = record.fields
      const paths = [
        ...(leader === undefined ? [] : ['leader']),
        ...(leaderContact === undefined ? [] : ['leaderContact']),
        ...Object.keys(members).map((key) => `members/${key}`),
      ]
      const person = personOf(record, { name: leader, topic: title }, 'group')
      return { ...person, paths, isErased: paths.length === 0 }
    }),
  ]
  const byId = new Map(known.map((person) => [person.id, person]))
  const withdrawals = consents.flatMap((consent): OpenWithdrawal[] => {
    const { withdrawn, about = '' } = consent.fields
    if (withdrawn === undefined) return []
    return [{ consent, person: byId.get(about), ...withdrawalOf(withdrawn, dayOf(now), days) }]
  })
  const isDone = ({ person }: OpenWithdrawal) => (person?.isErased === false ? 0 : 1)
  return {
    people: known.filter(({ isErased, name }) => !isErased && name !== undefined),
    withdrawals: withdrawals.sort(
      (left, right) => isDone(left) - isDone(right) || left.daysLeft - right.daysLeft,
    ),
    consents,
  }
}

function personOf(
  record: { readonly id: string; readonly session: string | null; readonly erased?: true },
  fields: {
    readonly name?: string | undefined
    readonly pseudonym?: string | undefined
    readonly topic?: string | undefined
  },
  as: KnownPerson['as'],
): KnownPerson {
  const { id, session } = record
  const name = fields.name ?? fields.pseudonym ?? fields.topic
  return { id, session, name, as, isErased: record.erased === true }
}
