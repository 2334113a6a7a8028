import { municipalityOfSpace } from '@living-libraries/model/space'
import { Link } from 'wouter'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { municipalityPartLink } from '../../routes.ts'
import { useRecords } from '../../binding/use-records.ts'

/** Whether the answer is quoted or composed into the territory's documents, and the way back to them. */
export function useUses(): (answer: string) => string | undefined {
  const cards = useRecords({ kind: 'card' })
  const used = new Map<string, string>()
  for (const { fields, space } of cards ?? []) {
    for (const key of [...Object.keys(fields.quotes ?? {}), ...Object.keys(fields.sources ?? {})]) {
      used.set(key.slice(key.lastIndexOf(':') + 1), municipalityOfSpace(space) ?? '')
    }
  }
  return (answer) => used.get(answer)
}

export function UsedIn({ municipality }: { readonly municipality: string }) {
  const t = useMessages(municipalityPlacesMessages)
  return (
    <p>
      {t.usedIn}: <Link href={municipalityPartLink(municipality, 'card')}>{t.inCard}</Link>
      {', '}
      <Link href={municipalityPartLink(municipality, 'report')}>{t.inReport}</Link>
    </p>
  )
}
