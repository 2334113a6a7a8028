import {
  type ResultKind,
  resultKindSchema,
  type Results,
} from '@living-libraries/model/overview-results'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { numbersMessages } from './numbers-messages.ts'

/** For every kind of what halls found: received = counted + set aside, in words. */
export function useAddingLines({
  counts,
}: Pick<Results, 'counts'>): readonly { readonly kind: ResultKind; readonly line: string }[] {
  const t = useMessages(numbersMessages)
  const format = useFormat()
  return resultKindSchema.options.map((kind) => {
    const own = counts.filter((one) => one.kind === kind)
    const received = own.reduce((sum, one) => sum + one.received, 0)
    const counted = own.reduce((sum, one) => sum + one.counted, 0)
    const numbers = [received, counted, received - counted].map(format.number)
    return { kind, line: t.adding(t.kinds[kind], numbers) }
  })
}
