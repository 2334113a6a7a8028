import { catalog } from './messages.ts'

/** Beside a field whose text could not be saved. */
export const savedTextMessages = catalog({
  ru: {
    failed: 'Изменение не\u00a0сохранилось',
    failedTodo: 'Проверьте, есть ли место на\u00a0устройстве. Текст остался в\u00a0поле.',
  },
  en: {
    failed: 'The change was not saved',
    failedTodo: 'See whether the device has free space. The text is still in the field.',
  },
})
