import { venueOfSpace } from '@living-libraries/model/space'
import { useInitiativeStandings } from '../../binding/initiatives/use-initiative-standings.ts'
import type { Forum } from '../../binding/use-forum.ts'
import { useRecords } from '../../binding/use-records.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPartLink } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { municipalityMessages } from './messages.ts'

export interface ReturnedInitiativesProps {
  readonly municipality: string
  readonly forum: Forum
}

/** What the region returned waits for the coordinator, wherever else they look. */
export function ReturnedInitiatives({ municipality, forum }: ReturnedInitiativesProps) {
  const t = useMessages(municipalityMessages)
  const standings = useInitiativeStandings()
  const initiatives = useRecords({ kind: 'initiative' }) ?? []
  const returned = initiatives.filter(
    ({ id, space }) =>
      standings.get(id)?.state === 'returned' &&
      forum.territory.municipalityOf(venueOfSpace(space) ?? '') === municipality,
  )
  if (returned.length === 0) return null
  return (
    <Notice
      title={t.returnedInitiatives(returned.length)}
      safe={returned.map(({ fields }) => `«${fields.title ?? ''}»`).join(', ')}
      todo={t.returnedText}
      actions={
        <ButtonLink href={municipalityPartLink(municipality, 'portfolio')}>
          {t.toInitiatives}
        </ButtonLink>
      }
    />
  )
}
