import type { ProblemName } from '@living-libraries/model/problem'
import { catalog } from './messages.ts'

/** Everything that a talk with the centre can end in: see `CentreProblem` and `ExchangeStatus`. */
export type TalkProblem =
  | ProblemName
  | 'unreachable'
  | 'strange-answer'
  | 'device-storage'
  | 'device-locked'

interface Sentences {
  readonly [key: string]: string
  /** What happened. */
  readonly title: string
  readonly safe: string
  readonly todo: string
}

const kept = 'Всё записанное цело и\u00a0хранится на\u00a0устройстве.'
const keptEn = 'Everything you recorded is safe on this device.'

const ru: { readonly [Name in TalkProblem]: Sentences } = {
  unreachable: {
    title: 'Нет связи с\u00a0центром',
    safe: kept,
    todo: 'Продолжайте работу. Когда появится интернет, приложение отправит всё само.',
  },
  'strange-answer': {
    title: 'Вместо центра ответил кто-то другой',
    safe: kept,
    todo: 'Так бывает, когда Wi-Fi просит войти на\u00a0своей странице. Откройте в\u00a0браузере любой сайт, войдите в\u00a0сеть и\u00a0вернитесь сюда.',
  },
  'body-malformed': {
    title: 'Центр не\u00a0смог прочитать отправленное',
    safe: kept,
    todo: 'Обновите приложение. Если не\u00a0поможет, сообщите координатору.',
  },
  'not-allowed': {
    title: 'На\u00a0это действие у\u00a0вас нет права',
    safe: kept,
    todo: 'Если право должно быть, попросите у\u00a0координатора новое приглашение.',
  },
  'cross-site': {
    title: 'Браузер отправил запрос с\u00a0чужой страницы, и\u00a0центр его не\u00a0принял',
    safe: kept,
    todo: 'Откройте приложение по\u00a0его собственному адресу и\u00a0повторите.',
  },
  'not-found': {
    title: 'В\u00a0центре этого нет',
    safe: kept,
    todo: 'Возможно, запись удалили или ссылка устарела. Вернитесь назад и\u00a0откройте её снова.',
  },
  'method-not-allowed': {
    title: 'Центр не\u00a0понимает этого запроса',
    safe: kept,
    todo: 'Обновите приложение: версия на\u00a0устройстве и\u00a0в\u00a0центре разные.',
  },
  'media-type': {
    title: 'Центр не\u00a0понимает, в\u00a0каком виде пришли записи',
    safe: kept,
    todo: 'Обновите приложение: версия на\u00a0устройстве и\u00a0в\u00a0центре разные.',
  },
  'body-too-large': {
    title: 'Отправлено слишком много за\u00a0один раз',
    safe: kept,
    todo: 'Делать ничего не\u00a0нужно: приложение разделит записи на\u00a0части.',
  },
  'body-timeout': {
    title: 'Связь слишком медленная, передача оборвалась',
    safe: kept,
    todo: 'Делать ничего не\u00a0нужно: приложение продолжит с\u00a0того же места.',
  },
  'device-locked': {
    title: 'Центр восстановлен из\u00a0копии, а\u00a0замок этого устройства закрыт',
    safe: 'Все записи на\u00a0устройстве целы.',
    todo: 'Откройте замок: устройство вернёт центру то, чего в\u00a0копии не\u00a0было.',
  },
  'device-storage': {
    title: 'Обмен идёт, но\u00a0устройство не\u00a0может записать ответ центра',
    safe: `${kept} Оно уходит в\u00a0центр, только отметить это здесь негде.`,
    todo: 'Освободите место: удалите лишние фото, видео или программы. Остальное приложение сделает само.',
  },
  'wire-too-old': {
    title: 'Приложение на\u00a0этом устройстве устарело',
    safe: `${kept} Новое по-прежнему уходит в\u00a0центр. Не\u00a0приходит только то, что записали другие.`,
    todo: 'Обновите приложение: закройте все его вкладки и\u00a0откройте снова при связи.',
  },
  'wire-too-new': {
    title: 'Центр ещё не\u00a0обновили, а\u00a0приложение уже новое',
    safe: kept,
    todo: 'Делать ничего не\u00a0нужно: записи уйдут, как только центр обновят.',
  },
  'rate-limited': {
    title: 'Слишком много попыток подряд',
    safe: kept,
    todo: 'Подождите несколько минут и\u00a0повторите.',
  },
  'device-unknown': {
    title: 'Центр не\u00a0узнаёт это устройство',
    safe: `${kept} Записывать можно и\u00a0дальше.`,
    todo: 'Попросите у\u00a0координатора новое приглашение и\u00a0откройте его на\u00a0этом же устройстве: неотправленное уйдёт после этого.',
  },
  'device-revoked': {
    title: 'Координатор отключил это устройство',
    safe: kept,
    todo: 'Если это ошибка, попросите новое приглашение и\u00a0откройте его на\u00a0этом же устройстве.',
  },
  'sign-in-needed': {
    title: 'Нужно войти снова',
    safe: kept,
    todo: 'Вход действует сутки. Войдите паролем или ключом, и\u00a0всё продолжится.',
  },
  'sign-in-failed': {
    title: 'Войти не\u00a0получилось',
    safe: kept,
    todo: 'Проверьте раскладку клавиатуры и\u00a0повторите. Если пароль забыт, попросите у\u00a0администратора новое приглашение.',
  },
  'epoch-changed': {
    title: 'Центр восстановлен из\u00a0резервной копии',
    safe: kept,
    todo: 'Делать ничего не\u00a0нужно: приложение сверит записи и\u00a0вернёт центру то, чего там не\u00a0хватает.',
  },
  'invitation-unknown': {
    title: 'Такого приглашения нет',
    safe: 'На\u00a0устройстве ничего не\u00a0изменилось.',
    todo: 'Скорее всего, ссылка или код скопированы не\u00a0полностью. Попросите прислать их ещё раз.',
  },
  'invitation-expired': {
    title: 'Срок приглашения истёк',
    safe: 'На\u00a0устройстве ничего не\u00a0изменилось.',
    todo: 'Попросите у\u00a0координатора новое приглашение: оно делается за\u00a0минуту.',
  },
  'invitation-used': {
    title: 'Приглашение уже использовано',
    safe: 'На\u00a0устройстве ничего не\u00a0изменилось.',
    todo: 'Если им пользовались не\u00a0вы, скажите координатору. Попросите новое приглашение для этого устройства.',
  },
  'invitation-revoked': {
    title: 'Приглашение отозвано',
    safe: 'На\u00a0устройстве ничего не\u00a0изменилось.',
    todo: 'Попросите у\u00a0координатора новое приглашение.',
  },
  internal: {
    title: 'В\u00a0центре произошла ошибка',
    safe: kept,
    todo: 'Делать ничего не\u00a0нужно: приложение попробует ещё раз. Если это длится больше часа, сообщите координатору.',
  },
  unavailable: {
    title: 'Центр сейчас не\u00a0работает',
    safe: kept,
    todo: 'Делать ничего не\u00a0нужно: приложение попробует ещё раз.',
  },
}

const en: { readonly [Name in TalkProblem]: Sentences } = {
  unreachable: {
    title: 'There is no connection to the centre',
    safe: keptEn,
    todo: 'Carry on. When there is internet again, the app sends everything by itself.',
  },
  'strange-answer': {
    title: 'Somebody else answered instead of the centre',
    safe: keptEn,
    todo: 'This happens when Wi-Fi wants you to sign in on a page of its own. Open any website, sign in to the network and come back.',
  },
  'body-malformed': {
    title: 'The centre could not read what was sent',
    safe: keptEn,
    todo: 'Update the app. If that does not help, tell your coordinator.',
  },
  'not-allowed': {
    title: 'You do not have the right to do this',
    safe: keptEn,
    todo: 'If you should have it, ask your coordinator for a new invitation.',
  },
  'cross-site': {
    title: 'The browser sent the request from another page, and the centre did not take it',
    safe: keptEn,
    todo: 'Open the app at its own address and try again.',
  },
  'not-found': {
    title: 'The centre does not have this',
    safe: keptEn,
    todo: 'It may have been deleted, or the link is old. Go back and open it again.',
  },
  'method-not-allowed': {
    title: 'The centre does not understand this request',
    safe: keptEn,
    todo: 'Update the app: the device and the centre have different versions.',
  },
  'media-type': {
    title: 'The centre does not understand the form in which the records came',
    safe: keptEn,
    todo: 'Update the app: the device and the centre have different versions.',
  },
  'body-too-large': {
    title: 'Too much was sent at once',
    safe: keptEn,
    todo: 'There is nothing to do: the app will send it in parts.',
  },
  'body-timeout': {
    title: 'The line is too slow, sending broke off',
    safe: keptEn,
    todo: 'There is nothing to do: the app goes on from the same place.',
  },
  'device-locked': {
    title: 'The centre was restored from a backup, and the lock of this device is closed',
    safe: 'All records on the device are safe.',
    todo: 'Open the lock: the device gives the centre back what the backup did not have.',
  },
  'device-storage': {
    title: 'The exchange works, but this device cannot write down what the centre answers',
    safe: `${keptEn} It goes to the centre; there is only no room here to note that.`,
    todo: 'Free some space: delete photos, videos or programs that nobody needs. The app does the rest by itself.',
  },
  'wire-too-old': {
    title: 'The app on this device is too old',
    safe: `${keptEn} What you record still goes to the centre. Only what others record does not come.`,
    todo: 'Update the app: close all its tabs and open it again while there is a connection.',
  },
  'wire-too-new': {
    title: 'The app is newer than the centre',
    safe: keptEn,
    todo: 'There is nothing to do: the records go as soon as the centre is updated.',
  },
  'rate-limited': {
    title: 'Too many attempts in a row',
    safe: keptEn,
    todo: 'Wait a few minutes and try again.',
  },
  'device-unknown': {
    title: 'The centre does not recognise this device',
    safe: `${keptEn} You can go on recording.`,
    todo: 'Ask your coordinator for a new invitation and open it on this same device: whatever is unsent goes after that.',
  },
  'device-revoked': {
    title: 'The coordinator has disconnected this device',
    safe: keptEn,
    todo: 'If that is a mistake, ask for a new invitation and open it on this same device.',
  },
  'sign-in-needed': {
    title: 'You have to sign in again',
    safe: keptEn,
    todo: 'Signing in lasts a day. Use your password or passkey, and everything goes on.',
  },
  'sign-in-failed': {
    title: 'Signing in did not work',
    safe: keptEn,
    todo: 'Check the keyboard layout and try again. If the password is forgotten, ask an administrator for a new invitation.',
  },
  'epoch-changed': {
    title: 'The centre was restored from a backup',
    safe: keptEn,
    todo: 'There is nothing to do: the app compares the records and gives back what the centre lacks.',
  },
  'invitation-unknown': {
    title: 'There is no such invitation',
    safe: 'Nothing has changed on this device.',
    todo: 'The link or the code was probably not copied whole. Ask to have it sent again.',
  },
  'invitation-expired': {
    title: 'The invitation has expired',
    safe: 'Nothing has changed on this device.',
    todo: 'Ask your coordinator for a new one: it takes a minute.',
  },
  'invitation-used': {
    title: 'The invitation has already been used',
    safe: 'Nothing has changed on this device.',
    todo: 'If it was not you who used it, tell your coordinator. Ask for a new invitation for this device.',
  },
  'invitation-revoked': {
    title: 'The invitation was withdrawn',
    safe: 'Nothing has changed on this device.',
    todo: 'Ask your coordinator for a new one.',
  },
  internal: {
    title: 'Something went wrong in the centre',
    safe: keptEn,
    todo: 'There is nothing to do: the app will try again. If it lasts for more than an hour, tell your coordinator.',
  },
  unavailable: {
    title: 'The centre is not working at the moment',
    safe: keptEn,
    todo: 'There is nothing to do: the app will try again.',
  },
}

/** A sentence for everything that can go wrong: what happened, what is safe, what to do. */
export const problemMessages = catalog({ ru, en })
