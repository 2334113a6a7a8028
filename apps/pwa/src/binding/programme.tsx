import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useFormat } from '../i18n/format.ts'
import { List, Row } from '../ui/list.tsx'
import styles from './programme.module.css'

/** What the forum does on which day. */
export function Programme({ label, pack }: { readonly label: string; readonly pack: ForumPack }) {
  const format = useFormat()
  return (
    <List label={label}>
      {pack.days.map(({ date, title, panels = [] }) => (
        <Row
          key={date + title}
          lead={<span className={styles['day']}>{format.shortDay(`${date}T12:00:00Z`)}</span>}
          title={title}
          detail={panels.map((panel) => panel.title).join(' · ') || undefined}
        />
      ))}
    </List>
  )
}
