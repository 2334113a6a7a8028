import { catalog } from '../../i18n/messages.ts'

/** The way back in where the PIN was forgotten. */
export const forgottenMessages = catalog({
  ru: {
    title: 'Забыли PIN-код или фразу?',
    lead: 'Замок откроет администратор региона: по\u00a0телефону или сообщением, связь этому устройству не\u00a0нужна. Ничего из\u00a0записанного не\u00a0пропадёт, и\u00a0неотправленное тоже.',
    ask: 'Запросить ответ',
    first: '1. Передайте администратору запрос',
    firstText:
      'Назовите эти цифры по\u00a0телефону. Если администратор ответит, что таких не\u00a0знает, пошлите ему QR-код или ссылку: снимком или сообщением, хоть с\u00a0другого телефона.',
    qr: 'Запрос администратору',
    copy: 'Скопировать ссылку',
    copied: 'Ссылка скопирована',
    second: '2. Введите ответ',
    answer: 'Ответ администратора',
    answerHint: 'Восемь групп по\u00a0шесть цифр',
    incomplete: 'Нужно 48 цифр: восемь групп по\u00a0шесть.',
    wrongGroup: (group: number) => `В\u00a0группе ${group} ошибка: переспросите её.`,
    otherRequest:
      'Это ответ на\u00a0другой запрос. Записи целы; назовите администратору цифры, которые показаны сейчас.',
    third: '3. Придумайте новый PIN-код или фразу',
    open: 'Открыть и\u00a0сменить',
    opening: 'Открываем…',
  },
  en: {
    title: 'Forgot the PIN or passphrase?',
    lead: 'The administrator of the region opens the lock: over the telephone or by a message, this device needs no connection. Nothing that was recorded is lost, nor what was not sent.',
    ask: 'Ask for an answer',
    first: '1. Give the administrator the request',
    firstText:
      'Say these digits over the telephone. If the administrator does not know them, send the QR code or the link: as a photo or a message, from another telephone if need be.',
    qr: 'Request to the administrator',
    copy: 'Copy the link',
    copied: 'The link is copied',
    second: '2. Type the answer',
    answer: 'The administrator’s answer',
    answerHint: 'Eight groups of six digits',
    incomplete: '48 digits are needed: eight groups of six.',
    wrongGroup: (group) => `Group ${group} is wrong: ask for it again.`,
    otherRequest:
      'This is the answer to another request. The records are safe; say the digits that are shown now.',
    third: '3. Think of a new PIN or passphrase',
    open: 'Open and change',
    opening: 'Opening…',
  },
})
