import type { RecordState } from '@living-libraries/model/record'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useDevice } from '../../binding/device-context.tsx'
import { DisputeBadge, isDisputed } from '../../binding/dispute-badge.tsx'
import { useIsWide } from '../../binding/use-media.ts'
import { useMessages } from '../../i18n/messages.ts'
import { recordLink, type SessionPart, sessionLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { List, Row, type RowProps } from '../../ui/list.tsx'
import { UndoRemoval } from '../../binding/undo-removal.tsx'
import { passportMessages } from './passport-messages.ts'
import styles from './passport.module.css'

type ListedRecord = Pick<RecordState, 'id' | 'disputed'>

export interface RecordListPartProps<Item extends ListedRecord> {
  readonly session: string
  readonly part: SessionPart
  readonly title: string
  /** Stands over the list in place of the title: a sum that changes. */
  readonly heading?: string
  readonly lead: string
  readonly records: readonly Item[]
  readonly empty: { readonly title: string; readonly text: string }
  readonly row: (record: Item) => Pick<RowProps, 'title' | 'detail' | 'meta' | 'lead'>
  readonly form: (record: Item) => ReactNode
  readonly removed: string
  /** How records are added; gets what opens the new one. */
  readonly add: (open: (id: string) => void) => ReactNode
  /** Stands under the list. */
  readonly children?: ReactNode
}

/** A list of records, each opened for filling in: beside the list on a PC, in its place on a phone. */
export function RecordListPart<Item extends ListedRecord>(props: RecordListPartProps<Item>) {
  const { session, part, title, lead, records, empty, row, form, add, children } = props
  const t = useMessages(passportMessages)
  const device = useDevice()
  const isWide = useIsWide()
  const { openId, open, close } = useOpenRecord(session, part)
  const [removedId, setRemovedId] = useState<string>()
  const opened = records.find(({ id }) => id === openId)
  const remove = (id: string) => {
    close()
    void device.remove(id).then(() => setRemovedId(id))
  }
  const formOf = (record: Item) => (
    <RecordForm
      key={record.id}
      title={title}
      hasBack={!isWide}
      onDone={close}
      onRemove={() => remove(record.id)}
    >
      {form(record)}
    </RecordForm>
  )
  return (
    <div className={styles['page']}>
      {(isWide || opened === undefined) && (
        <section className={styles['part']}>
          <h2>{props.heading ?? title}</h2>
          <p className={styles['lead']}>{lead}</p>
          {add(open)}
          {records.length === 0 ? (
            <EmptyState title={empty.title}>{empty.text}</EmptyState>
          ) : (
            <List label={title}>
              {records.map((record) => (
                <Row
                  key={record.id}
                  {...row(record)}
                  {...(isDisputed(record) ? { meta: <DisputeBadge /> } : {})}
                  current={record.id === openId}
                  onPress={() => open(record.id)}
                />
              ))}
            </List>
          )}
          {children}
        </section>
      )}
      {opened !== undefined && formOf(opened)}
      {isWide && opened === undefined && records.length > 0 && (
        <div className={styles['part']}>
          <h2>{t.pickTitle}</h2>
          <p className={styles['lead']}>{t.pickText}</p>
        </div>
      )}
      <UndoRemoval record={removedId} text={props.removed} onOver={() => setRemovedId(undefined)} />
    </div>
  )
}

function RecordForm({
  title,
  hasBack,
  onDone,
  onRemove,
  children,
}: {
  readonly title: string
  readonly hasBack: boolean
  readonly onDone: () => void
  readonly onRemove: () => void
  readonly children: ReactNode
}) {
  const t = useMessages(passportMessages)
  const form = useRef<HTMLDivElement>(null)
  // The first thing to be filled in is what the record is called; what is said beside it comes later.
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('input, textarea') ?? []
    const own = [...fields].find((field) => field.closest('[data-aside]') === null)
    own?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={form} className={styles['form']}>
      {hasBack && (
        <div className={styles['back']}>
          <Button icon="back" onClick={onDone}>
            {title}
          </Button>
        </div>
      )}
      <h2 className="visually-hidden">{t.form(title)}</h2>
      {children}
      <div className={styles['actions']}>
        <Button kind="primary" onClick={onDone}>
          {t.done}
        </Button>
        <Button kind="danger" icon="remove" onClick={onRemove}>
          {t.remove}
        </Button>
      </div>
    </div>
  )
}

/** Which record is open stands in the address, so that a comment leads to it and «Назад» closes it. */
function useOpenRecord(session: string, part: SessionPart) {
  const [, navigate] = useLocation()
  const openId = new URLSearchParams(useSearch()).get('record') ?? undefined
  const isOpen = openId !== undefined
  const open = useCallback(
    (id: string) => navigate(recordLink(session, part, id), { replace: isOpen }),
    [navigate, session, part, isOpen],
  )
  const close = useCallback(
    () => navigate(sessionLink(session, part), { replace: true }),
    [navigate, session, part],
  )
  return { openId, open, close }
}
