import { writersOf } from '@living-libraries/model/access'
import { mayBeShown, mayDecideNaming, namings } from '@living-libraries/model/naming'
import type { TypedRecord } from '../device/device.ts'
import { useMessages } from '../i18n/messages.ts'
import { namingMessages } from '../i18n/naming-messages.ts'
import { Select } from '../ui/select.tsx'
import { useForum } from './use-forum.ts'
import { useMe } from './use-me.ts'

export interface NamingFieldProps {
  readonly answer: TypedRecord<'answer'>
  /** '' takes the value away. */
  readonly onChange: (naming: string) => void
}

/** Whether the words name somebody, and so whether they may be shown. What the coordinator decides is offered to no other. */
export function NamingField({ answer, onChange }: NamingFieldProps) {
  const t = useMessages(namingMessages)
  const { identity } = useMe()
  const forum = useForum()
  if (!identity || forum === undefined) return null
  const { naming } = answer.fields
  const writers = writersOf(identity.grants, answer.space, forum.territory)
  const offered = namings.filter((one) => one === naming || mayDecideNaming(one, writers))
  return (
    <Select
      label={t.label}
      hint={mayBeShown(naming) ? undefined : t.hint}
      value={naming ?? ''}
      options={[
        { value: '', label: t.nobody },
        ...offered.map((value) => ({ value, label: t.names[value] })),
      ]}
      onChange={onChange}
    />
  )
}
