import { isSpace, venueOfSpace } from '@living-libraries/model/space'
import { useForum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { CarriedLetter } from '../../storage/database.ts'
import type { AnswerCounts } from '../../transfer/answer-taking.ts'
import type { OpenedFile } from '../../transfer/file-opening.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { sendingMessages } from './messages.ts'
import { transferMessages } from './transfer-messages.ts'
import styles from './transfer-section.module.css'
import type { TransferNews } from './use-transfers.ts'
import { unsentKindOf } from './use-unsent-kinds.ts'

/** What came of the file that was just written or opened: what happened, what is safe, what to do. */
export function TransferNotice({ news }: { readonly news: TransferNews }) {
  const t = useMessages(transferMessages)
  switch (news.kind) {
    case 'opened':
      return <OpenedNotice opened={news.opened} />
    case 'several':
      return news.files.map(({ name, news: one }, index) => (
        // Two files from two folders may have one name.
        <div key={`${index} ${name}`} className={styles['group']}>
          <p>{name}</p>
          <TransferNotice news={one} />
        </div>
      ))
    case 'fault':
      return <Notice urgent {...t.faults[news.fault]} />
    case 'ready':
      return (
        <Notice
          urgent
          meaning="active"
          title={t.ready}
          actions={
            <Button icon="send" onClick={news.share}>
              {t.share}
            </Button>
          }
        />
      )
    case 'saved':
    case 'shared': {
      const { photosLeft, filesLeft } = news
      const todo = [
        ...(photosLeft > 0 ? [t.photosLeft(photosLeft)] : []),
        ...(filesLeft > 0 ? [t.filesLeft(filesLeft)] : []),
      ]
      const said = todo.length > 0 ? { todo: todo.join(' ') } : {}
      return <Notice urgent meaning="active" title={t[news.kind]} {...said} />
    }
    case 'answerSaved':
    case 'answerShared':
      return <Notice urgent meaning="active" title={t[news.kind]} />
    case 'nothing':
      return <Notice urgent meaning="received" title={t.nothing} />
    case 'failed':
      return <Notice urgent title={t.failed} safe={t.failedSafe} todo={t.failedTodo} />
  }
}

function OpenedNotice({ opened }: { readonly opened: OpenedFile }) {
  const t = useMessages(transferMessages)
  const words = useAnswerWords()
  const place = useLetterPlace()
  const content = useLetterContent()
  switch (opened.kind) {
    case 'taken': {
      const { letter, answer } = opened
      const what = content(letter)
      const safe = [what === '' ? t.takenEmpty : t.takenSafe(what), ...words(answer)]
      const todo = [...(letter.hidden > 0 ? [t.hidden(letter.hidden)] : []), t.takenTodo]
      const meaning = answer.received > 0 ? 'received' : 'waiting'
      const title = t.taken(place(letter))
      return (
        <Notice
          urgent
          meaning={meaning}
          title={title}
          safe={safe.join(' ')}
          todo={todo.join(' ')}
        />
      )
    }
    case 'answer': {
      const said = words(opened.answer)
      const safe = said.length === 0 ? t.noNews : said.join(' ')
      return <Notice urgent meaning="received" title={t.answer} safe={safe} />
    }
    case 'kept': {
      const title =
        opened.why === 'too-new'
          ? t.keptNewer
          : opened.why === 'certificate-expired'
            ? t.keptExpired
            : t.kept
      return <Notice urgent meaning="waiting" title={title} safe={t.keptSafe} todo={t.keptTodo} />
    }
    case 'known':
    case 'own':
      return <Notice urgent meaning="idle" title={t[opened.kind]} safe={t.knownSafe} />
  }
}

function useAnswerWords(): (answer: AnswerCounts) => string[] {
  const t = useMessages(transferMessages)
  return ({ handed, received, refused, pictures, news = 0 }) => [
    ...(received > 0 ? [t.received(received)] : []),
    ...(pictures > 0 ? [t.picturesReceived(pictures)] : []),
    ...(handed > 0 && received === 0 ? [t.handed(handed)] : []),
    ...(refused > 0 ? [t.refused(refused)] : []),
    ...(news > 0 ? [t.news(news)] : []),
  ]
}

/** «Братск, библиотека № 1 · Телефон библиотеки» */
export function useLetterPlace(): (letter: CarriedLetter) => string {
  const forum = useForum()
  return ({ spaces, name }) => {
    const venues = spaces.flatMap((space) => {
      const venue = isSpace(space) ? venueOfSpace(space) : undefined
      return venue === undefined ? [] : [forum?.venues.get(venue)?.fields.name ?? venue]
    })
    return [...venues, name].join(' · ')
  }
}

/** «1 сессия, 12 ответов, 3 правки»; empty where there is nothing to see. */
export function useLetterContent(): (letter: CarriedLetter) => string {
  const t = useMessages(transferMessages)
  const { kinds } = useMessages(sendingMessages)
  return ({ made, edits }) =>
    [
      ...Object.entries(made).map(([kind, count]) => kinds[unsentKindOf(kind)](count)),
      ...(edits > 0 ? [t.edits(edits)] : []),
    ].join(', ')
}
