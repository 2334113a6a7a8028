import { catalog } from './messages.ts'

/** What the browser promises about the records, in plain words. */
export const storageMessages = catalog({
  ru: {
    offline: {
      ready: 'Приложение открывается без интернета',
      coming: {
        title: 'Приложение ещё скачивается на\u00a0устройство',
        todo: 'Пока есть связь, не\u00a0закрывайте страницу: без интернета приложение откроется, когда скачается целиком.',
      },
      refused: {
        title: 'Без интернета приложение здесь не\u00a0откроется',
        todo: 'Браузер не\u00a0сохраняет его на\u00a0устройстве. Откройте приложение в\u00a0обычном окне, не\u00a0приватном, и\u00a0освободите место.',
      },
    },
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
    battery: {
      level: (percent: string) => `Батарея: ${percent}\u00a0%.`,
      charging: (percent: string) => `Устройство заряжается: ${percent}\u00a0%.`,
      low: (percent: string) => `Батарея: ${percent}\u00a0%, на\u00a0вечер может не\u00a0хватить`,
      charge: 'Зарядите до\u00a0начала или возьмите зарядку с\u00a0собой.',
      empty:
        'Если батарея сядет, записанное и\u00a0недописанное останется: включите устройство и\u00a0продолжайте с\u00a0того\u00a0же слова.',
    },
    trouble: {
      full: {
        cause: 'на\u00a0устройстве кончилось место',
        title: 'На\u00a0устройстве кончилось место, новое не\u00a0сохраняется',
        safe: 'Всё, что было записано раньше, цело. Набранное сейчас остаётся в\u00a0поле, пока открыта эта страница.',
        todo: 'Не\u00a0закрывайте страницу. Удалите лишние фото, видео или программы и\u00a0запишите ещё раз.',
      },
      failing: {
        cause: 'устройство не\u00a0смогло записать',
        title: 'Устройство не\u00a0смогло сохранить новое',
        safe: 'Всё, что было записано раньше, цело. Набранное сейчас остаётся в\u00a0поле, пока открыта эта страница.',
        todo: 'Запишите ещё раз. Если не\u00a0выйдет, скопируйте набранное, закройте приложение и\u00a0откройте снова.',
      },
      replaced: {
        cause: 'приложение обновилось в\u00a0другой вкладке',
        title: 'Приложение обновилось в\u00a0другой вкладке',
        safe: 'Всё записанное цело. Здесь новое уже не\u00a0сохраняется.',
        todo: 'Скопируйте то, что набрано и\u00a0не\u00a0записано, и\u00a0откройте приложение заново.',
      },
      erased: {
        cause: 'браузер стёр данные приложения',
        title: 'Браузер стёр данные приложения, пока оно было открыто',
        safe: 'Всё, что получил центр, цело.',
        todo: 'Скопируйте то, что видно на\u00a0экране и\u00a0ещё не\u00a0отправлено, и\u00a0откройте приложение заново.',
      },
    },
    openAgain: 'Открыть заново',
    opening: {
      newer: {
        title: 'Эти записи вела более новая версия приложения',
        safe: 'Записи целы, эта версия их не\u00a0тронула.',
        todo: 'Откройте приложение заново при связи, чтобы оно обновилось.',
      },
      full: {
        title: 'Приложение не\u00a0открылось: на\u00a0устройстве нет места',
        safe: 'Всё, что было записано раньше, цело.',
        todo: 'Удалите лишние фото, видео или программы и\u00a0откройте приложение заново.',
      },
      refused: {
        title: 'Браузер не\u00a0даёт приложению хранить записи',
        safe: 'Записанное раньше никто не\u00a0трогал.',
        todo: 'Если это приватное окно, откройте обычное. Иначе закройте браузер целиком и\u00a0откройте снова; не\u00a0поможет – скажите координатору.',
      },
    },
    install: 'Установить на\u00a0устройство',
    installLead:
      'Значок появится среди программ, приложение откроется без адреса и\u00a0без интернета.',
    installByHand:
      'Чтобы значок был на\u00a0экране: меню браузера → «Установить приложение» или «Добавить на\u00a0главный экран».',
    installed: 'Приложение установлено на\u00a0это устройство',
  },
  en: {
    offline: {
      ready: 'The app opens without internet',
      coming: {
        title: 'The app is still coming onto the device',
        todo: 'While there is a connection, keep the page open: the app opens without internet once it is here whole.',
      },
      refused: {
        title: 'The app will not open here without internet',
        todo: 'The browser does not keep it on the device. Open the app in an ordinary window, not a private one, and free some space.',
      },
    },
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
    battery: {
      level: (percent) => `Battery: ${percent}%.`,
      charging: (percent) => `The device is charging: ${percent}%.`,
      low: (percent) => `Battery: ${percent}%, it may not last the evening`,
      charge: 'Charge it beforehand, or bring the charger.',
      empty:
        'Should the battery run out, what was recorded and what was half typed stays: switch the device on and go on from the same word.',
    },
    trouble: {
      full: {
        cause: 'no space is left on the device',
        title: 'There is no space left on the device, nothing new is saved',
        safe: 'Everything recorded before is safe. What you type now stays in the field while this page is open.',
        todo: 'Do not close the page. Delete photos, videos or programs that nobody needs and record it again.',
      },
      failing: {
        cause: 'the device could not write',
        title: 'The device could not save what is new',
        safe: 'Everything recorded before is safe. What you type now stays in the field while this page is open.',
        todo: 'Record it again. If that fails, copy what you have typed, close the app and open it again.',
      },
      replaced: {
        cause: 'the app was updated in another tab',
        title: 'The app was updated in another tab',
        safe: 'Everything recorded is safe. Nothing new is saved in this tab.',
        todo: 'Copy what is typed and not recorded, and open the app again.',
      },
      erased: {
        cause: 'the browser deleted the data of the app',
        title: 'The browser deleted the data of the app while it was open',
        safe: 'Everything that the centre has received is safe.',
        todo: 'Copy what you see here and was not sent yet, and open the app again.',
      },
    },
    openAgain: 'Open again',
    opening: {
      newer: {
        title: 'A newer version of the app has worked on these records',
        safe: 'The records are safe, this version has not touched them.',
        todo: 'Open the app again while there is a connection, so that it is updated.',
      },
      full: {
        title: 'The app could not open: the device has no space left',
        safe: 'Everything recorded before is safe.',
        todo: 'Delete photos, videos or programs that nobody needs and open the app again.',
      },
      refused: {
        title: 'The browser does not let the app keep records',
        safe: 'Nobody has touched what was recorded before.',
        todo: 'If this is a private window, open an ordinary one. Otherwise close the browser and open it again; if that does not help, tell your coordinator.',
      },
    },
    install: 'Install on this device',
    installLead:
      'An icon appears among the programs; the app opens without an address and without internet.',
    installByHand:
      'To have an icon on the screen: menu of the browser → “Install app” or “Add to home screen”.',
    installed: 'The app is installed on this device',
  },
})
