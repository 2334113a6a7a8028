import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const photoMessages = catalog({
  ru: {
    label: 'Фотографии',
    camera: 'Сфотографировать',
    take: 'Добавить фото',
    takeShort: 'Фото',
    working: 'Готовим фото…',
    photo: (number: string, total: string) => `Фото ${number} из\u00a0${total}`,
    open: (number: string) => `Открыть фото ${number}`,
    waiting: 'ждёт отправки',
    sent: (percent: string) => `отправлено ${percent}\u00a0%`,
    refusedShort: 'не\u00a0принято центром',
    refused: 'Центр не\u00a0принял это фото: оно дошло не\u00a0таким, каким было записано',
    refusedSafe: 'Само фото цело, оно на\u00a0этом устройстве.',
    refusedTodo:
      'Отправьте ещё раз. Если не\u00a0поможет, снимите лист заново, а\u00a0это фото удалите.',
    sendAgain: 'Отправить ещё раз',
    ofQuestion: 'К\u00a0какому вопросу',
    ofTable: 'За\u00a0каким столом',
    noPlace: 'не\u00a0указано',
    loading: 'Открываем…',
    absent:
      'Этого фото на\u00a0устройстве ещё нет. Оно откроется, когда будет связь и\u00a0центр получит его целиком.',
    remove: 'Удалить фото',
    removed: 'Фото удалено',
    failed: 'Фото не\u00a0сохранилось',
    failedSafe: 'Всё записанное цело.',
    failedTodo:
      'Проверьте, фото\u00a0ли это и\u00a0есть\u00a0ли место на\u00a0устройстве, и\u00a0попробуйте ещё раз.',
    choice: {
      title: 'Фотографии в\u00a0документе',
      hint: 'Выбирайте снимки, на\u00a0которых люди согласились быть. Подпись встанет под фото.',
      photo: (number: string) => `Поставить фото ${number}`,
      caption: 'Подпись',
    },
    sending: (photos: number, bytes: string) =>
      `${ruCount(photos, 'фото ждёт', 'фото ждут', 'фото ждут')} отправки, осталось ${bytes}. Они уходят после записей.`,
    kilobytes: (count: string) => `${count}\u00a0КБ`,
    megabytes: (count: string) => `${count}\u00a0МБ`,
  },
  en: {
    label: 'Photos',
    camera: 'Take a photo',
    take: 'Add a photo',
    takeShort: 'Photo',
    working: 'Preparing the photo…',
    photo: (number, total) => `Photo ${number} of ${total}`,
    open: (number) => `Open photo ${number}`,
    waiting: 'waits to be sent',
    sent: (percent) => `${percent}\u00a0% sent`,
    refusedShort: 'not taken by the centre',
    refused: 'The centre did not take this photo: it arrived other than it was recorded',
    refusedSafe: 'The photo itself is whole, on this device.',
    refusedTodo:
      'Send it again. If that does not help, photograph the sheet anew and delete this one.',
    sendAgain: 'Send again',
    ofQuestion: 'To which question',
    ofTable: 'At which table',
    noPlace: 'not stated',
    loading: 'Opening…',
    absent:
      'This photo is not on the device yet. It opens when there is a connection and the centre has all of it.',
    remove: 'Delete the photo',
    removed: 'Photo deleted',
    failed: 'The photo was not saved',
    failedSafe: 'Everything you recorded is safe.',
    failedTodo: 'Check whether it is a photo and whether the device has room, and try again.',
    choice: {
      title: 'Photos in the document',
      hint: 'Choose pictures on which people agreed to be. The caption stands below the photo.',
      photo: (number) => `Put in photo ${number}`,
      caption: 'Caption',
    },
    sending: (photos, bytes) =>
      `${enCount(photos, 'photo waits', 'photos wait')} to be sent, ${bytes} left. They go after the records.`,
    kilobytes: (count) => `${count} KB`,
    megabytes: (count) => `${count} MB`,
  },
})
