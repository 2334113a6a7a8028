import { catalog } from '../../../i18n/messages.ts'
import { enCount, ruCount } from '../../../i18n/plural.ts'

export const spreadsheetMessages = catalog({
  ru: {
    exportTitle: 'Сохранить таблицей',
    exportLead:
      'Файл делает само устройство, интернет не\u00a0нужен. В\u00a0таблице нет имён, контактов и\u00a0слов, которые не\u00a0для показа.',
    xlsx: 'Скачать XLSX',
    csv: 'Ответы в\u00a0CSV',
    exportFailed: 'Файл не\u00a0получился',
    exportFailedTodo: 'Записи целы. Попробуйте ещё раз или закройте другие вкладки.',
    pasteTitle: 'Вставить из\u00a0таблицы',
    pasteLead:
      'Скопируйте ячейки в\u00a0Excel и\u00a0вставьте сюда или откройте файл XLSX или CSV. Столбцы: ответ, вопрос (номер или текст), стол, группа. Ничего не\u00a0запишется, пока вы не\u00a0нажмёте.',
    kind: 'Что в\u00a0строках',
    kinds: { answer: 'ответы', participant: 'участники' },
    field: 'Ячейки из\u00a0таблицы',
    file: 'Открыть файл XLSX или CSV',
    fileFailed: 'Эта таблица не\u00a0прочиталась',
    fileFailedSafe: 'Записи и\u00a0то, что в\u00a0поле, целы.',
    fileFailedTodo:
      'Сохраните её в\u00a0Excel как XLSX или CSV или скопируйте ячейки и\u00a0вставьте их в\u00a0поле.',
    preview: 'Что получится',
    errors: {
      'no-text': 'в\u00a0строке нет слов',
      'too-long': 'слишком длинно для одной записи',
      'no-question': 'нет такого вопроса',
      'no-table': 'нет такого стола',
      'no-group': 'нет такой группы',
    },
    skipped: (count: number) =>
      `${ruCount(count, 'строка', 'строки', 'строк')} не\u00a0${count === 1 ? 'запишется' : 'запишутся'}: исправьте их в\u00a0таблице или оставьте.`,
    save: (count: number) => `Записать ${ruCount(count, 'строку', 'строки', 'строк')}`,
    saving: (done: string, all: string) => `Записываем ${done} из\u00a0${all}`,
    saved: (count: number) => `Записано: ${ruCount(count, 'строка', 'строки', 'строк')}`,
    saveFailed: 'Записалось не\u00a0всё',
    saveFailedTodo: 'Записанное цело; остальные строки остались в\u00a0поле.',
    more: (count: number) => `и\u00a0ещё ${ruCount(count, 'строка', 'строки', 'строк')}`,
  },
  en: {
    exportTitle: 'Save as a table',
    exportLead:
      'The device itself makes the file; no internet is needed. There are no names, contacts or words not for display in it.',
    xlsx: 'Download XLSX',
    csv: 'Answers as CSV',
    exportFailed: 'The file could not be made',
    exportFailedTodo: 'The records are whole. Try again or close other tabs.',
    pasteTitle: 'Paste from a spreadsheet',
    pasteLead:
      'Copy cells in Excel and paste them here, or open an XLSX or CSV file. Columns: answer, question (number or text), table, group. Nothing is recorded until you press.',
    kind: 'What the rows are',
    kinds: { answer: 'answers', participant: 'participants' },
    field: 'Cells of the spreadsheet',
    file: 'Open an XLSX or CSV file',
    fileFailed: 'This spreadsheet could not be read',
    fileFailedSafe: 'The records and what is in the field are whole.',
    fileFailedTodo:
      'Save it in Excel as XLSX or CSV, or copy the cells and paste them into the field.',
    preview: 'What comes of it',
    errors: {
      'no-text': 'there are no words in the row',
      'too-long': 'too long for one record',
      'no-question': 'there is no such question',
      'no-table': 'there is no such table',
      'no-group': 'there is no such group',
    },
    skipped: (count) =>
      `${enCount(count, 'row is', 'rows are')} not recorded: correct them in the spreadsheet or leave them.`,
    save: (count) => `Record ${enCount(count, 'row', 'rows')}`,
    saving: (done, all) => `Recording ${done} of\u00a0${all}`,
    saved: (count) => `Recorded: ${enCount(count, 'row', 'rows')}`,
    saveFailed: 'Not everything was recorded',
    saveFailedTodo: 'What was recorded is safe; the other rows are still in the field.',
    more: (count) => `and ${enCount(count, 'more row', 'more rows')}`,
  },
})
