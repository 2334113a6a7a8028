import { catalog } from '../../i18n/messages.ts'

export const hallMessages = catalog({
  ru: {
    title: 'Экран зала',
    missing: 'Такой сессии на\u00a0этом устройстве нет',
    home: 'На\u00a0главную',
    waiting: 'Здесь появятся ответы, которые библиотекарь покажет залу.',
    fullScreen: 'На\u00a0весь экран',
    close: 'Закрыть экран',
  },
  en: {
    title: 'Screen of the hall',
    missing: 'This device has no such session',
    home: 'To the first page',
    waiting: 'The answers that the librarian shows to the hall appear here.',
    fullScreen: 'Full screen',
    close: 'Close the screen',
  },
})
