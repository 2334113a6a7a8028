import type { ForumPack } from '@living-libraries/model/forum-pack'
import { venueOfSpace } from '@living-libraries/model/space'
import { useMemo, useState } from 'react'
import { useForum } from '../../../binding/use-forum.ts'
import { useMe } from '../../../binding/use-me.ts'
import { useMembers } from '../../../binding/use-members.ts'
import { useRecords } from '../../../binding/use-records.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import { asOfLine } from '../../../documents/as-of.ts'
import { DocumentActions } from '../../../documents/document-actions.tsx'
import { DocumentSheet } from '../../../documents/document-sheet.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import styles from '../passport.module.css'
import { protocolOf } from './protocol-document.ts'
import { protocolMessages } from './protocol-messages.ts'

/** The protocol as it will be printed, with the ways to paper and to a file. Works without a line. */
export default function ProtocolPart({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  const t = useMessages(protocolMessages)
  const forum = useForum()
  const members = useMembers(view.session.space)
  const { identity } = useMe()
  const groups = useRecords({ kind: 'group', space: view.session.space })
  const [now] = useState(Date.now)
  const document = useMemo(() => {
    const venue = forum?.venues.get(venueOfSpace(view.session.space) ?? '')
    const municipality = forum?.municipalities.get(venue?.fields.municipality ?? '')
    return protocolOf({
      view,
      pack,
      groups: groups ?? [],
      venueName: venue?.fields.name ?? '',
      municipalityName: municipality?.fields.name ?? '',
      personName: (id) =>
        id === identity?.person.id ? identity.person.name : (members.get(id) ?? 'коллега'),
      asOf: asOfLine(now, pack.timezone),
    })
  }, [view, pack, groups, forum, members, identity, now])
  return (
    <div className={styles['part']}>
      <h2>{t.title}</h2>
      <p className={styles['lead']}>{t.lead}</p>
      <div className={styles['actions']}>
        <DocumentActions make={() => document} />
      </div>
      <div className={styles['paper']}>
        <DocumentSheet document={document} />
      </div>
    </div>
  )
}
