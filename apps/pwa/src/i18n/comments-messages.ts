import { catalog } from './messages.ts'

export const commentsMessages = catalog({
  ru: {
    title: 'Замечания',
    by: (name: string, when: string) => `${name}, ${when}`,
    resolve: 'Исправлено',
    resolved: 'исправлено',
    reopen: 'Открыть снова',
    reply: 'Ответить',
    replyField: 'Ваш ответ',
    write: 'Написать координатору',
    writeField: 'Что сообщить координатору',
    send: 'Сохранить',
    cancel: 'Отменить',
    sessionWide: 'О\u00a0сессии в\u00a0целом',
    deleted: 'Запись удалена',
    open: 'Открыть запись',
    failed: 'Замечание не\u00a0сохранилось',
    failedTodo:
      'Текст остался в\u00a0поле. Проверьте, есть ли место на\u00a0устройстве, и\u00a0сохраните ещё раз.',
  },
  en: {
    title: 'Comments',
    by: (name, when) => `${name}, ${when}`,
    resolve: 'Corrected',
    resolved: 'corrected',
    reopen: 'Open again',
    reply: 'Reply',
    replyField: 'Your reply',
    write: 'Write to the coordinator',
    writeField: 'What to tell the coordinator',
    send: 'Save',
    cancel: 'Cancel',
    sessionWide: 'About the session as a whole',
    deleted: 'The record was deleted',
    open: 'Open the record',
    failed: 'The comment was not saved',
    failedTodo:
      'The text is still in the field. See whether the device has free space and save again.',
  },
})
