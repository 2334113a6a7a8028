import { catalog } from './messages.ts'

/** What the browser promises about the records, in plain words. */
export const storageMessages = catalog({
  ru: {
    reason:
      'Просим браузер не\u00a0удалять записи, даже если на\u00a0устройстве станет мало места.',
    kept: 'Браузер обещал хранить записи',
    keptDetail: 'Он не\u00a0удалит их сам, даже если место кончится.',
    notKept: 'Браузер пока не\u00a0обещал хранить записи',
    notKeptDetail:
      'Записи целы, но при нехватке места браузер может их удалить. Установите приложение на\u00a0экран или добавьте его в\u00a0закладки и\u00a0попросите снова.',
    ask: 'Попросить снова',
    free: (megabytes: string) => `Свободно для записей: ${megabytes}\u00a0МБ`,
    low: (megabytes: string) => `На\u00a0устройстве мало места: ${megabytes}\u00a0МБ`,
    lowDetail:
      'Текст ответов ещё поместится, фотографии – нет. Удалите лишние фото, видео или программы.',
    install: 'Установить на\u00a0устройство',
    installLead:
      'Значок появится среди программ, приложение откроется без адреса и\u00a0без интернета.',
    installByHand:
      'Чтобы значок был на\u00a0экране: меню браузера → «Установить приложение» или «Добавить на\u00a0главный экран».',
    installed: 'Приложение установлено на\u00a0это устройство',
  },
  en: {
    reason:
      'We are asking the browser not to delete the records, even when the device runs short of space.',
    kept: 'The browser has promised to keep the records',
    keptDetail: 'It will not delete them by itself, even when space runs out.',
    notKept: 'The browser has not promised to keep the records yet',
    notKeptDetail:
      'The records are safe, but when space runs short the browser may delete them. Install the app or bookmark it and ask again.',
    ask: 'Ask again',
    free: (megabytes) => `Free space for records: ${megabytes}\u00a0MB`,
    low: (megabytes) => `Little space is left on the device: ${megabytes}\u00a0MB`,
    lowDetail:
      'The text of answers still fits, photos do not. Delete photos, videos or programs that nobody needs.',
    install: 'Install on this device',
    installLead:
      'An icon appears among the programs; the app opens without an address and without internet.',
    installByHand:
      'To have an icon on the screen: menu of the browser → “Install app” or “Add to home screen”.',
    installed: 'The app is installed on this device',
  },
})
