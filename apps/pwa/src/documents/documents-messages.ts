import { catalog } from '../i18n/messages.ts'

export const documentsMessages = catalog({
  ru: {
    docx: 'Скачать DOCX',
    print: 'Напечатать',
    making: 'Готовим файл…',
    failed: 'Документ не\u00a0получился',
    failedSafe: 'Записи на\u00a0устройстве целы.',
    failedTodo:
      'Попробуйте ещё раз. Если не\u00a0поможет, закройте другие вкладки или возьмите компьютер.',
  },
  en: {
    docx: 'Download DOCX',
    print: 'Print',
    making: 'Making the file…',
    failed: 'The document could not be made',
    failedSafe: 'The records on the device are whole.',
    failedTodo: 'Try again. If that does not help, close other tabs or use a computer.',
  },
})
