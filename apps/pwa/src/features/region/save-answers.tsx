import { dataDictionary, exportFormats, exportTypes } from '@living-libraries/model/answer-export'
import { csvOf } from '@living-libraries/model/csv'
import { useCentreFile } from '../../binding/use-centre-file.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { Forum } from '../../binding/use-forum.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { saveFile } from '../../ui/save-file.ts'
import styles from './region.module.css'
import { SavingMenu } from './saving-menu.tsx'
import { savingMessages } from './saving-messages.ts'
import { useAnswersPaper } from './use-answers-paper.ts'
import { type AnswerFilter, exportPath } from './use-answer-filter.ts'

/** Takes all found answers along: the centre writes the file, and the screen shows how far it is. */
export function SaveAnswers({
  filter,
  total,
  forum,
}: {
  readonly filter: AnswerFilter
  /** So many answers are found. */
  readonly total: number
  readonly forum: Forum
}) {
  const t = useMessages(savingMessages)
  const paper = useAnswersPaper(filter, forum)
  const file = useCentreFile()
  const isBusy = paper.isMaking || file.share !== undefined
  const save = async (format: (typeof exportFormats)[number]) => {
    const bytes = await file.fetch(exportPath(filter, format))
    if (bytes !== undefined) saveFile(`${t.answersFile}.${format}`, bytes, exportTypes[format])
  }
  return (
    <SavingMenu title={t.answers}>
      <p className={styles['quiet']}>{t.about}</p>
      {paper.hasFailed && <Notice urgent title={t.failed} todo={t.failedTodo} />}
      {file.hasFailed && <Notice urgent title={t.fileFailed} todo={t.failedTodo} />}
      {file.share !== undefined && (
        <Progress label={t.fetching} done={Math.round(file.share * total)} total={total} />
      )}
      <div className={styles['actions']}>
        <Button icon="file" disabled={isBusy} onClick={() => void paper.make()}>
          {paper.isMaking ? t.making : t.answersPaper}
        </Button>
        {exportFormats.map((format) => (
          <Button key={format} icon="save" disabled={isBusy} onClick={() => void save(format)}>
            {t.formats[format]}
          </Button>
        ))}
        <Button
          icon="file"
          onClick={() => saveFile(`${t.dictionaryFile}.csv`, csvOf(dataDictionary()), 'text/csv')}
        >
          {t.dictionary}
        </Button>
      </div>
    </SavingMenu>
  )
}
