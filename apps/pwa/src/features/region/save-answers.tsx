import { dataDictionary, exportFormats } from '@living-libraries/model/answer-export'
import { csvOf } from '@living-libraries/model/csv'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { saveFile } from '../../ui/save-file.ts'
import styles from './region.module.css'
import { SavingMenu } from './saving-menu.tsx'
import { savingMessages } from './saving-messages.ts'
import { type AnswerFilter, exportPath } from './use-answer-filter.ts'

/** Takes all found answers along: the centre writes the file, the browser shows how far it is. */
export function SaveAnswers({ filter }: { readonly filter: AnswerFilter }) {
  const t = useMessages(savingMessages)
  return (
    <SavingMenu title={t.answers}>
      <p className={styles['quiet']}>{t.about}</p>
      <div className={styles['actions']}>
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
