import { useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Button, ButtonLink, IconButton } from '../ui/button.tsx'
import { ChipChoices } from '../ui/chip-choices.tsx'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Counter } from '../ui/counter.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { samples } from './samples.ts'
import { Section } from './section.tsx'
import styles from './ui-page.module.css'

type Group = 'power' | 'business' | 'ngo' | 'culture' | 'science' | 'active' | 'people'

const groups: readonly Group[] = [
  'power',
  'business',
  'ngo',
  'culture',
  'science',
  'active',
  'people',
]

export function ControlSamples({ onRemove }: { readonly onRemove: () => void }) {
  const t = useMessages(samples)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState(t.answer)
  const [venue, setVenue] = useState<'a' | 'b'>('a')
  const [group, setGroup] = useState<Group | null>('people')
  const [pinned, setPinned] = useState(true)
  const [table, setTable] = useState<string | null>('2')
  const [seated, setSeated] = useState<ReadonlySet<Group>>(new Set<Group>(['business']))
  const [count, setCount] = useState(34)
  const [tab, setTab] = useState<'answers' | 'people' | 'notes'>('answers')
  const [large, setLarge] = useState(false)
  const [dialogOpen, setDialogOpen] = useState(false)
  return (
    <>
      <Section title="Button">
        <div className={styles['line']}>
          <Button kind="primary">{t.save}</Button>
          <Button icon="edit">{t.edit}</Button>
          <ButtonLink href="/dev/ui" icon="send">
            {t.submit}
          </ButtonLink>
          <Button kind="bare" icon="order">
            {t.edit}
          </Button>
          <Button kind="danger" onClick={onRemove}>
            {t.remove}
          </Button>
          <Button disabled>{t.submit}</Button>
          <IconButton icon="more" label={t.edit} />
        </div>
        <Button kind="primary" wide onClick={() => setDialogOpen(true)}>
          {t.submit}
        </Button>
        <Dialog
          open={dialogOpen}
          onClose={() => setDialogOpen(false)}
          title={t.dialogTitle}
          actions={
            <Button kind="primary" onClick={() => setDialogOpen(false)}>
              {t.submit}
            </Button>
          }
        >
          <p>{t.dialogText}</p>
        </Dialog>
      </Section>
      <Section title="TextField, TextArea, Select, Toggle">
        <div className={styles['columns']}>
          <TextField label={t.field} hint={t.fieldHint} value={text} onChange={setText} />
          <TextField label={t.field} error={t.fieldError} value={text} onChange={setText} />
          <Select
            label={t.venue}
            value={venue}
            onChange={setVenue}
            options={[
              { value: 'a', label: t.venues.a },
              { value: 'b', label: t.venues.b },
            ]}
          />
          <Toggle
            label={t.attendance}
            hint={t.attendanceHint}
            checked={large}
            onChange={setLarge}
          />
        </div>
        <TextArea
          label={t.answerField}
          placeholder={t.answerPlaceholder}
          voice="people"
          value={answer}
          onChange={setAnswer}
          onEnter={() => setAnswer('')}
        />
      </Section>
      <Section title="ChipGroup, ChipChoices">
        <ChipGroup
          legend={t.group}
          chips={groups.map((value) => ({ value, label: t.groups[value] }))}
          value={group}
          onChange={setGroup}
          clearable
          pinned={pinned}
          onPinChange={setPinned}
        />
        <ChipGroup
          legend={t.over}
          oneLine
          chips={['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((value) => ({
            value,
            label: value,
            count: `${Number(value) * 7}`,
          }))}
          value={table}
          onChange={setTable}
        />
        <ChipChoices
          legend={t.group}
          chips={groups.map((value) => ({ value, label: t.groups[value] }))}
          values={seated}
          onChange={(value, isChosen) => {
            const others = [...seated].filter((one) => one !== value)
            setSeated(new Set(isChosen ? [...others, value] : others))
          }}
        />
      </Section>
      <Section title="Counter">
        <div>
          <Counter label={t.attendance} hint={t.attendanceHint} value={count} onChange={setCount} />
          <Counter label={t.groups.culture} value={0} onChange={() => undefined} />
        </div>
      </Section>
      <Section title="Tabs">
        <div>
          <Tabs
            label={t.tabs}
            value={tab}
            onChange={setTab}
            tabs={[
              { value: 'answers', label: t.tabNames.answers, count: '214' },
              { value: 'people', label: t.tabNames.people, count: '61' },
              { value: 'notes', label: t.tabNames.notes },
            ]}
          >
            <p>{t.tabNames[tab]}</p>
          </Tabs>
        </div>
      </Section>
    </>
  )
}
