import { catalog } from './messages.ts'

/** Beside a field whose text could not be saved, and in the place of one that takes none any more. */
export const savedTextMessages = catalog({
  ru: {
    failed: 'Изменение не\u00a0сохранилось',
    failedTodo: 'Проверьте, есть ли место на\u00a0устройстве. Текст остался в\u00a0поле.',
    erased: 'стёрто по\u00a0просьбе человека, новое сюда не\u00a0записывается',
  },
  en: {
    failed: 'The change was not saved',
    failedTodo: 'See whether the device has free space. The text is still in the field.',
    erased: 'erased at the person’s request, nothing new is written here',
  },
})
