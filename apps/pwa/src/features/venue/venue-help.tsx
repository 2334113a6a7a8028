import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { storageMessages } from '../../i18n/storage-messages.ts'
import type { TypedRecord } from '../../device/device.ts'
import { askInstall, useAppInstall } from '../../update/app-install.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { venueMessages } from './messages.ts'

export function Colleagues({ members }: { readonly members: readonly TypedRecord<'member'>[] }) {
  const t = useMessages(venueMessages)
  const words = useMessages(vocabularyMessages)
  if (members.length === 0) return <p>{t.noColleagues}</p>
  return (
    <List label={t.colleagues}>
      {members.map(({ id, fields }) => (
        <Row
          key={id}
          title={fields.name || words.somebody}
          detail={fields.role && words.roles[fields.role]}
        />
      ))}
    </List>
  )
}

export function SupportContact({ pack }: { readonly pack: ForumPack }) {
  const t = useMessages(venueMessages)
  const { name, telephone, placeholder } = pack.support
  return (
    <>
      <p>{t.helpLead}</p>
      <p>
        {name}
        <br />
        <a href={`tel:${telephone.replaceAll(/[^+\d]/g, '')}`}>{telephone}</a>
      </p>
      {placeholder && <p>{t.placeholder}</p>}
    </>
  )
}

export function InstallHint() {
  const t = useMessages(storageMessages)
  const install = useAppInstall()
  switch (install) {
    case 'installed':
      return <p>{t.installed}</p>
    case 'by-hand':
      return <p>{t.installByHand}</p>
    case 'offered':
      return (
        <>
          <p>{t.installLead}</p>
          <Button icon="device" onClick={() => void askInstall()}>
            {t.install}
          </Button>
        </>
      )
  }
}
