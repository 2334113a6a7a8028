import { useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { LookButton } from '../ui/look-settings.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SavedLine } from '../ui/saved-line.tsx'
import { UndoBar } from '../ui/undo-bar.tsx'
import { ControlSamples } from './control-samples.tsx'
import { DocumentSamples } from './document-samples.tsx'
import { samples } from './samples.ts'
import { Section } from './section.tsx'
import styles from './ui-page.module.css'
import { WordSamples } from './word-samples.tsx'

/** Every component in every state, to be looked at and checked for access. */
export default function UiPage() {
  const t = useMessages(samples)
  const [removed, setRemoved] = useState(false)
  const now = Date.parse('2024-11-05T12:00:00Z')
  return (
    <AppFrame
      owner={t.owner}
      current="/dev/ui"
      places={[
        { href: '/dev/ui', label: t.places.session, icon: 'session' },
        {
          href: '/dev/ui/initiatives',
          label: t.places.initiatives,
          icon: 'initiative',
          count: '2',
        },
        { href: '/dev/ui/delegates', label: t.places.delegates, icon: 'delegate' },
        { href: '/dev/ui/send', label: t.places.send, icon: 'send' },
      ]}
      savedLine={<SavedLine state={{ kind: 'onDevice', waiting: 214 }} now={now} href="/dev/ui" />}
      corner={<LookButton />}
    >
      <PageHeader
        back={{ href: '/dev/ui', label: t.owner }}
        over={t.over}
        title={t.title}
        lead={t.lead}
      />
      <div className={styles['sections']}>
        <Section title="SavedLine">
          <SavedLine state={{ kind: 'empty' }} now={now} href="/dev/ui" />
          <SavedLine state={{ kind: 'onDevice', waiting: 1 }} now={now} href="/dev/ui" />
          <SavedLine
            state={{ kind: 'onDevice', waiting: 214, going: { secondsLeft: 38 } }}
            now={now}
            href="/dev/ui"
          />
          <SavedLine
            state={{ kind: 'received', at: '2024-11-05T10:42:00Z' }}
            now={now}
            href="/dev/ui"
          />
          <SavedLine state={{ kind: 'refused', refused: 3 }} now={now} href="/dev/ui" />
          <SavedLine state={{ kind: 'stopped' }} now={now} href="/dev/ui" />
          <SavedLine state={{ kind: 'outdated', waiting: 0 }} now={now} href="/dev/ui" />
          <SavedLine state={{ kind: 'unsaved', why: 'full' }} now={now} href="/dev/ui" />
        </Section>
        <ControlSamples onRemove={() => setRemoved(true)} />
        <WordSamples />
        <DocumentSamples />
      </div>
      {removed && (
        <UndoBar
          text={t.removed}
          onUndo={() => setRemoved(false)}
          onExpire={() => setRemoved(false)}
        />
      )}
    </AppFrame>
  )
}
