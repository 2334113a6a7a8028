import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useMemo, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { DisputeBadge, isDisputed } from '../../binding/dispute-badge.tsx'
import { UnderLock } from '../../binding/under-lock.tsx'
import { useLock } from '../../binding/use-lock.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { messagesIn, useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { List, Row } from '../../ui/list.tsx'
import { UndoRemoval } from '../../binding/undo-removal.tsx'
import { AttendanceCounters } from './attendance-counters.tsx'
import { ParticipantForm } from './participant-form.tsx'
import { nextPseudonym, wordForOne } from './participant-rules.ts'
import { participantsMessages } from './participants-messages.ts'
import styles from './participants-part.module.css'
import { useAnswerNames } from '../../binding/use-answer-names.ts'

export interface ParticipantsPartProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

export function ParticipantsPart({ view, pack }: ParticipantsPartProps) {
  const t = useMessages(participantsMessages)
  const choices = useMessages(choiceMessages)
  const device = useDevice()
  const names = useAnswerNames(view.session, pack)
  const [openId, setOpenId] = useState<string>()
  const [removed, setRemoved] = useState<{ id: string; pseudonym: string }>()
  const [group, setGroup] = useState<string | null>(null)
  const add = useAddParticipant(view, pack)
  const isClosed = useLock().state === 'closed'
  const words = useMemo(() => wordsByParticipant(view), [view])

  const remove = (id: string, pseudonym: string) => {
    setOpenId(undefined)
    void device.remove(id).then(() => setRemoved({ id, pseudonym }))
  }
  if (isClosed) {
    return (
      <div className={styles['page']}>
        <AttendanceCounters session={view.session} pack={pack} />
        <UnderLock />
      </div>
    )
  }
  return (
    <div className={styles['page']}>
      <AttendanceCounters session={view.session} pack={pack} />
      <section className={styles['part']}>
        <h2>{t.list}</h2>
        <p className={styles['lead']}>{t.lead}</p>
        <ChipGroup
          legend={t.group}
          chips={pack.groups.map(({ id, title }) => ({ value: id, label: title }))}
          value={group}
          clearable
          onChange={setGroup}
        />
        <div>
          <Button icon="plus" onClick={() => void add(group).then(setOpenId)}>
            {t.add}
          </Button>
        </div>
        {view.participants.length === 0 ? (
          <EmptyState title={t.emptyTitle}>{t.emptyText}</EmptyState>
        ) : (
          <List label={t.list}>
            {[...view.participants].reverse().map((participant) => {
              const { id, fields } = participant
              const pseudonym = fields.pseudonym ?? ''
              if (id === openId) {
                return (
                  <li key={id}>
                    <ParticipantForm
                      participant={participant}
                      view={view}
                      pack={pack}
                      nameOf={names.person}
                      onDone={() => setOpenId(undefined)}
                      onRemove={() => remove(id, pseudonym)}
                    />
                  </li>
                )
              }
              const about = [
                fields.name,
                names.group(fields.group),
                names.table(fields.table),
                choices.consent[fields.consent ?? 'none'],
              ]
              return (
                <Row
                  key={id}
                  title={pseudonym}
                  detail={about.filter(Boolean).join(' · ')}
                  meta={
                    isDisputed(participant) ? (
                      <DisputeBadge />
                    ) : words.has(id) ? (
                      t.words(words.get(id) ?? 0)
                    ) : undefined
                  }
                  onPress={() => setOpenId(id)}
                />
              )
            })}
          </List>
        )}
      </section>
      <UndoRemoval
        record={removed?.id}
        text={removed === undefined ? '' : t.removed(removed.pseudonym)}
        onOver={() => setRemoved(undefined)}
      />
    </div>
  )
}

/** Adds a participant under the next free number of the group; gives the id. */
function useAddParticipant(
  { session }: SessionView,
  pack: ForumPack,
): (group: string | null) => Promise<string> {
  const device = useDevice()
  const everybody = useRecords({ kind: 'participant', session: session.id, withDeleted: true })
  return (group) => {
    // Part of the protocol, so in the language of the forum.
    const { noGroup } = messagesIn(participantsMessages, pack.language === 'en' ? 'en' : 'ru')
    const word = wordForOne(pack, group, noGroup)
    const taken = (everybody ?? []).map(({ fields }) => fields.pseudonym)
    const pseudonym = nextPseudonym(word, taken)
    const values = { pseudonym, consent: 'none', ...(group === null ? {} : { group }) }
    return device.make({ kind: 'participant', space: session.space, session: session.id, values })
  }
}

function wordsByParticipant({ answers }: SessionView): ReadonlyMap<string, number> {
  const words = new Map<string, number>()
  for (const { fields } of answers) {
    const { participant } = fields
    if (participant !== undefined) words.set(participant, (words.get(participant) ?? 0) + 1)
  }
  return words
}
