import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useFormat } from '../i18n/format.ts'
import { List, Row } from '../ui/list.tsx'

/** What the forum does on which day. */
export function Programme({ label, pack }: { readonly label: string; readonly pack: ForumPack }) {
  const format = useFormat()
  return (
    <List label={label}>
      {pack.days.map(({ date, title, panels = [] }) => (
        <Row
          key={date + title}
          lead={format.shortDay(`${date}T12:00:00Z`)}
          title={title}
          detail={panels.map((panel) => panel.title).join(' · ') || undefined}
        />
      ))}
    </List>
  )
}
