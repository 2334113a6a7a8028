import { catalog } from '../../i18n/messages.ts'

export const savingMessages = catalog({
  ru: {
    table: 'Сохранить таблицу',
    answers: 'Сохранить найденное',
    answersPaper: 'Документ Word, до\u00a0500 ответов',
    making: 'Готовим файл…',
    fetching: 'Получаем файл, ответов',
    answersFile: 'Ответы',
    fileFailed: 'Файл не\u00a0получен целиком',
    failed: 'Документ не\u00a0получился',
    failedTodo: 'Проверьте связь и\u00a0нажмите ещё раз.',
    formats: {
      csv: 'Таблица CSV',
      xlsx: 'Книга Excel (XLSX)',
      jsonl: 'Строки JSON',
      docx: 'Документ Word (DOCX)',
    },
    about:
      'В\u00a0файле нет ни имён, ни того, кто записывал. Группа скрыта там, где в\u00a0зале было меньше пяти её человек; в\u00a0файл с\u00a0отбором по\u00a0группе такие ответы не\u00a0входят.',
    dictionary: 'Описание столбцов',
    dictionaryFile: 'Описание столбцов',
    asOf: 'По данным центра на',
    aboutSheet: 'О таблице',
  },
  en: {
    table: 'Save the table',
    answers: 'Save what was found',
    answersPaper: 'Word document, up to 500 answers',
    making: 'Making the file…',
    fetching: 'Fetching the file, answers',
    answersFile: 'Answers',
    fileFailed: 'The file did not come whole',
    failed: 'The document could not be made',
    failedTodo: 'Check the connection and press again.',
    formats: {
      csv: 'CSV table',
      xlsx: 'Excel workbook (XLSX)',
      jsonl: 'JSON Lines',
      docx: 'Word document (DOCX)',
    },
    about:
      'The file has no names, nor who wrote it down. The group is hidden where fewer than five of its people were in the hall; a file filtered by group leaves such answers out.',
    dictionary: 'What the columns mean',
    dictionaryFile: 'What the columns mean',
    asOf: 'As the centre had it on',
    aboutSheet: 'About',
  },
})
