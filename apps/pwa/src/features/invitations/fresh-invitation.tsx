import { useState } from 'react'
import { territoryName } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../i18n/shell-messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './invitations-page.module.css'
import { invitationsMessages } from './messages.ts'
import type { FreshInvitation } from './use-invitations.ts'

export interface FreshInvitationPanelProps {
  readonly invitation: FreshInvitation
  readonly onDone: () => void
  readonly onSpeak: (invitation: FreshInvitation) => void
}

/** The link and its code, to be sent, shown or printed: alone on the sheet. */
export function FreshInvitationPanel({ invitation, onDone, onSpeak }: FreshInvitationPanelProps) {
  const { made: t, spoken: speakingWords } = useMessages(invitationsMessages)
  const shell = useMessages(shellMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const forum = useForum()
  const [isCopied, setCopied] = useState(false)
  const { url, expiresAt, request } = invitation
  const territory = territoryName(request.grant, forum, words.region)
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => undefined,
    )
  const share = () =>
    // Whoever closes the list of messengers has not failed at anything.
    void navigator.share({ title: shell.appName, text: territory, url }).catch(() => undefined)
  return (
    <section className={styles['fresh']} aria-labelledby="fresh-invitation">
      <h2 id="fresh-invitation">{t.title}</h2>
      <div className={styles['sheet']}>
        <QrCode text={url} label={t.code} />
        <div className={styles['words']}>
          <p>
            {words.roles[request.grant.role]}
            <br />
            <strong>{territory}</strong>
          </p>
          <p>{t.how}</p>
          <p>
            <code>{url}</code>
          </p>
          <p className={styles['quiet']}>{t.terms(request.maxUses, format.shortDay(expiresAt))}</p>
          <p className={styles['screenOnly']}>{t.once}</p>
        </div>
      </div>
      <div className={styles['buttons']}>
        {'share' in navigator && (
          <Button kind="primary" icon="send" onClick={share}>
            {t.share}
          </Button>
        )}
        <Button icon={isCopied ? 'check' : 'file'} onClick={copy}>
          {isCopied ? t.copied : t.copy}
        </Button>
        <Button onClick={() => window.print()}>{t.print}</Button>
        <Button onClick={() => onSpeak(invitation)}>{speakingWords.open}</Button>
        <Button onClick={onDone}>{t.done}</Button>
      </div>
    </section>
  )
}
