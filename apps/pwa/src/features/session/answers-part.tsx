import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useDraft } from '../../binding/use-draft.ts'
import { useHallBoard } from '../../binding/use-hall-board.ts'
import { useIsWide } from '../../binding/use-media.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { UndoBar } from '../../ui/undo-bar.tsx'
import { UndoRemoval } from '../../binding/undo-removal.tsx'
import { AnswerEditor } from './answer-editor.tsx'
import { AnswerEntry } from './answer-entry.tsx'
import { AnswerList } from './answer-list.tsx'
import { AnswerVoting } from './answer-voting.tsx'
import { AnswerOrder } from './answer-order.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers-part.module.css'
import { emptySelection, neighbour } from './entry-selection.ts'
import { QuestionBar, QuestionList } from './question-picker.tsx'
import { tablesOf } from '../../binding/session-tables.ts'
import { ShortcutList } from './shortcuts.tsx'
import { PhotoStrip } from '../../binding/photos/photo-strip.tsx'
import { SheetPicture } from '../../binding/photos/sheet-picture.tsx'
import { openThreads, threadsOf } from '../../binding/threads.ts'
import { useAnswerNames } from '../../binding/use-answer-names.ts'
import { similarMessages } from './similar/similar-messages.ts'
import { TypingLine } from './sheets/typing-line.tsx'
import { useOpenAnswer } from './use-open-answer.ts'
import { useShortcuts } from './use-shortcuts.ts'

export interface AnswersPartProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** The evening: the question on top, the entry in the middle, the growing list below. */
export function AnswersPart({ view, pack }: AnswersPartProps) {
  const t = useMessages(answersMessages)
  const similar = useMessages(similarMessages)
  const device = useDevice()
  const isWide = useIsWide()
  const { session, answers, late, comments } = view
  const names = useAnswerNames(session, pack)
  const areaRef = useRef<HTMLTextAreaElement>(null)
  const questions = pack.questions
  const ids = useMemo(() => questions.map(({ id }) => id), [questions])
  const [kept, select] = useDraft(`entry/${session.id}/selection`, emptySelection(ids[0] ?? ''))
  const [showsAll, setShowsAll] = useState(false)
  const [showsKeys, setShowsKeys] = useState(false)
  const [removed, setRemoved] = useState<string>()
  const [linked, setLinked] = useState<string>()
  const [work, setWork] = useState<'voting' | 'ordering'>()
  const { openId, open, close } = useOpenAnswer(session.id)
  const selection = kept && ids.includes(kept.question) ? kept : emptySelection(ids[0] ?? '')
  const { question } = selection
  const counts = useMemo(() => countsOf(answers), [answers])
  const table = selection.table ?? undefined
  const photosOf = useMemo(() => ({ question, table }), [question, table])
  const photoPlaces = useMemo(
    () => ({ questions, tables: tablesOf(session) }),
    [questions, session],
  )
  const ofQuestion = useMemo(
    () => answers.filter((answer) => belongsTo(answer, question)),
    [answers, question],
  )
  const latestOfQuestion = useRef(ofQuestion)
  useEffect(() => {
    latestOfQuestion.current = ofQuestion
  })
  const answersOfQuestion = useCallback(() => latestOfQuestion.current, [])
  const shown = showsAll ? answers : ofQuestion
  const commented = useMemo(
    () =>
      new Set(openThreads(threadsOf(comments)).map(({ comment }) => comment.fields.about ?? '')),
    [comments],
  )
  const begin = (next: 'voting' | 'ordering') => {
    // Two offers to take something back at once would lie over each other.
    setRemoved(undefined)
    setLinked(undefined)
    setWork(next)
  }
  const choose = (next: string) => {
    select({ ...selection, question: next })
    areaRef.current?.focus({ preventScroll: true })
  }
  const closeToField = useCallback(() => {
    close()
    areaRef.current?.focus()
  }, [close])
  useShortcuts({
    walk: (step) => choose(neighbour(ids, question, step)),
    jump: (index) => ids[index] !== undefined && choose(ids[index]),
    escape: closeToField,
    help: () => setShowsKeys(true),
  })
  const remove = useCallback(
    (id: string) => {
      close()
      void device.remove(id).then(() => setRemoved(id))
    },
    [device, close],
  )
  useHallQuestion(session.id, kept === undefined ? undefined : question)
  if (kept === undefined) return null

  const opened = answers.find(({ id }) => id === openId)
  const editor = opened && (
    <AnswerEditor
      key={opened.id}
      answer={opened}
      view={view}
      pack={pack}
      names={names}
      // On a phone one goes on reading the list; the keyboard would only cover it.
      onClose={isWide ? closeToField : close}
      onRemove={remove}
    />
  )
  const sheetPicture = selection.sheet !== '' && (
    <SheetPicture session={session.id} number={selection.sheet} />
  )
  const picker = { questions, question, counts, onChoose: choose }
  return (
    <div className={styles['part']}>
      {isWide && <QuestionList {...picker} />}
      <div className={styles['middle']}>
        {isWide ? (
          <h1>{questions.find(({ id }) => id === question)?.text}</h1>
        ) : (
          <QuestionBar {...picker} />
        )}
        <StateHint view={view} />
        {selection.sheet !== '' && (
          <TypingLine
            number={selection.sheet}
            sheet={view.sheets.find(({ fields }) => fields.number === selection.sheet)}
            count={answers.filter(({ fields }) => fields.sheet === selection.sheet).length}
            onLeave={() => {
              select({ ...selection, sheet: '', source: null })
              areaRef.current?.focus({ preventScroll: true })
            }}
          />
        )}
        {!isWide && sheetPicture}
        <AnswerEntry
          session={session}
          pack={pack}
          selection={selection}
          onSelect={select}
          areaRef={areaRef}
          answersOfQuestion={answersOfQuestion}
          onLinked={setLinked}
        />
        <output className="visually-hidden">
          {ofQuestion.length > 0 ? t.saved(ofQuestion.length) : ''}
        </output>
        <div className={styles['which']}>
          <ChipGroup
            legend={t.which}
            hideLegend
            chips={[
              { value: 'one', label: t.listOf.one, count: String(counts.get(question) ?? 0) },
              { value: 'all', label: t.listOf.all, count: String(answers.length) },
            ]}
            value={showsAll ? 'all' : 'one'}
            onChange={(which) => setShowsAll(which === 'all')}
          />
          {shown.length > 1 && work === undefined && (
            <>
              <Button kind="bare" icon="check" onClick={() => begin('voting')}>
                {t.voting}
              </Button>
              <Button kind="bare" icon="order" onClick={() => begin('ordering')}>
                {t.ordering.begin}
              </Button>
            </>
          )}
          <PhotoStrip
            key={question}
            space={session.space}
            session={session.id}
            of={photosOf}
            places={photoPlaces}
            buttonKind="bare"
          />
        </div>
        {work === 'voting' && <AnswerVoting answers={shown} onEnd={() => setWork(undefined)} />}
        {work === 'ordering' && <AnswerOrder answers={shown} onEnd={() => setWork(undefined)} />}
        <div className={styles['rows']} hidden={work !== undefined}>
          <AnswerList
            key={showsAll ? 'all' : question}
            answers={shown}
            late={late}
            commented={commented}
            names={names}
            isOfAllQuestions={showsAll}
            openId={openId}
            onOpen={open}
            editor={isWide ? null : (editor ?? null)}
          />
        </div>
      </div>
      {isWide && (
        <aside className={styles['side']} aria-label={t.pickTitle}>
          {editor ?? (
            <>
              {sheetPicture}
              <SideHint />
            </>
          )}
        </aside>
      )}
      <Dialog open={showsKeys} onClose={() => setShowsKeys(false)} title={t.keysTitle}>
        <ShortcutList />
      </Dialog>
      <UndoRemoval record={removed} text={t.removed} onOver={() => setRemoved(undefined)} />
      {linked !== undefined && removed === undefined && (
        <UndoBar
          key={linked}
          text={similar.linked}
          onUndo={() => {
            void device.change(linked, { unset: ['repeats'] })
            setLinked(undefined)
          }}
          onExpire={() => setLinked(undefined)}
        />
      )}
    </div>
  )
}

/** The screen of the hall, once it is open, follows the question that is worked on. */
function useHallQuestion(session: string, question: string | undefined): void {
  const { board, change } = useHallBoard(session)
  const isBehind = board?.isOpen === true && question !== undefined && board.question !== question
  useEffect(() => {
    if (isBehind && question !== undefined) change({ question, answers: [] })
  }, [isBehind, question, change])
}

function SideHint() {
  const t = useMessages(answersMessages)
  return (
    <div className={styles['hint']}>
      <h2>{t.pickTitle}</h2>
      <p>{t.pickText}</p>
      <h2>{t.keysTitle}</h2>
      <ShortcutList />
    </div>
  )
}

/** Adding to what was handed in is allowed; it is said what becomes of it. */
function StateHint({ view }: { readonly view: SessionView }) {
  const t = useMessages(answersMessages)
  if (view.review.state === 'accepted') return <Notice meaning="waiting" title={t.accepted} />
  if (view.review.state === 'submitted') return <Notice meaning="waiting" title={t.submitted} />
  return null
}

type Answer = SessionView['answers'][number]

function belongsTo({ fields }: Answer, question: string): boolean {
  return fields.question === question || fields.also?.[question] === true
}

function countsOf(answers: readonly Answer[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (question: string) => counts.set(question, (counts.get(question) ?? 0) + 1)
  for (const { fields } of answers) {
    const { question = '', also } = fields
    count(question)
    for (const other in also) if (other !== question) count(other)
  }
  return counts
}
