import { dataDictionary, exportFormats } from '@living-libraries/model/answer-export'
import { csvOf } from '@living-libraries/model/csv'
import { useMessages } from '../../i18n/messages.ts'
import type { Forum } from '../../binding/use-forum.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { saveFile } from '../../ui/save-file.ts'
import styles from './region.module.css'
import { SavingMenu } from './saving-menu.tsx'
import { savingMessages } from './saving-messages.ts'
import { useAnswersPaper } from './use-answers-paper.ts'
import { type AnswerFilter, exportPath } from './use-answer-filter.ts'

/** Takes all found answers along: the centre writes the file, the browser shows how far it is. */
export function SaveAnswers({
  filter,
  forum,
}: {
  readonly filter: AnswerFilter
  readonly forum: Forum
}) {
  const t = useMessages(savingMessages)
  const { isMaking, hasFailed, make } = useAnswersPaper(filter, forum)
  return (
    <SavingMenu title={t.answers}>
      <p className={styles['quiet']}>{t.about}</p>
      {hasFailed && <Notice urgent title={t.failed} todo={t.failedTodo} />}
      <div className={styles['actions']}>
        <Button icon="file" disabled={isMaking} onClick={() => void make()}>
          {isMaking ? t.making : t.answersPaper}
        </Button>
        {exportFormats.map((format) => (
          <a key={format} className={styles['file']} href={exportPath(filter, format)} download>
            <Icon name="save" size={20} />
            {t.formats[format]}
          </a>
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
