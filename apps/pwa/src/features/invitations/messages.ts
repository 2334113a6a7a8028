import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const invitationsMessages = catalog({
  ru: {
    title: 'Приглашения',
    lead: 'По приглашению подключаются человек и\u00a0его устройство. Его можно отправить, показать с\u00a0экрана или напечатать.',
    form: {
      title: 'Новое приглашение',
      role: 'Кого пригласить',
      venue: 'На\u00a0какую площадку',
      municipality: 'В\u00a0какой муниципалитет',
      uses: 'Сколько устройств по\u00a0нему подключится',
      days: 'Сколько дней оно действует',
      make: 'Сделать приглашение',
      making: 'Делаем…',
      noVenues: 'Площадок ещё нет. Их добавляет администратор.',
    },
    made: {
      title: 'Приглашение готово',
      terms: (uses: number, until: string) =>
        `Подключится не\u00a0больше ${ruCount(uses, 'устройства', 'устройств', 'устройств')}, действует до\u00a0${until}.`,
      how: 'Наведите камеру телефона на\u00a0код или откройте ссылку в\u00a0браузере и\u00a0нажмите «Подключить».',
      once: 'Ссылка видна только сейчас: центр её не\u00a0хранит. Если она потеряется, выдайте приглашение заново.',
      code: 'QR-код приглашения',
      copy: 'Скопировать ссылку',
      copied: 'Скопировано',
      share: 'Отправить',
      print: 'Напечатать',
      done: 'Готово',
    },
    list: {
      title: 'Выданные',
      empty: 'Приглашений ещё нет',
      emptyText: 'Сделайте первое: форма выше.',
      past: (count: number) => `Прежние: ${count}`,
      used: (uses: number, most: number) =>
        `${ruCount(uses, 'устройство подключено', 'устройства подключено', 'устройств подключено')} из\u00a0${most}`,
      until: (when: string) => `до\u00a0${when}`,
      since: (when: string) => `выдано ${when}`,
      states: {
        open: 'действует',
        used: 'использовано',
        expired: 'срок истёк',
        revoked: 'отозвано',
      },
      revoke: 'Отозвать',
      reissue: 'Выдать заново',
      revoked: 'Приглашение отозвано',
      revokedText:
        'По\u00a0нему больше никто не\u00a0подключится. Кто уже подключился, работает дальше.',
    },
    spoken: {
      open: 'Продиктовать код',
      title: 'Код для телефона',
      address: (host: string) =>
        `Попросите открыть в\u00a0браузере ${host} и\u00a0ввести этот код:`,
      terms: (until: string) =>
        `Действует десять минут, до\u00a0${until}. Потом можно получить другой.`,
    },
    again: 'Попробовать ещё раз',
    asking: 'Спрашиваем центр…',
  },
  en: {
    title: 'Invitations',
    lead: 'An invitation connects a person and their device. It can be sent, shown on the screen or printed.',
    form: {
      title: 'New invitation',
      role: 'Whom to invite',
      venue: 'To which venue',
      municipality: 'To which municipality',
      uses: 'How many devices may connect with it',
      days: 'How many days it is valid',
      make: 'Make the invitation',
      making: 'Making…',
      noVenues: 'There are no venues yet. An administrator adds them.',
    },
    made: {
      title: 'The invitation is ready',
      terms: (uses, until) =>
        `Connects ${enCount(uses, 'device', 'devices')} at most, valid until ${until}.`,
      how: 'Point the camera of the phone at the code, or open the link in a browser, and press “Connect”.',
      once: 'The link is shown only now: the centre does not keep it. If it gets lost, issue the invitation anew.',
      code: 'QR code of the invitation',
      copy: 'Copy the link',
      copied: 'Copied',
      share: 'Send',
      print: 'Print',
      done: 'Done',
    },
    list: {
      title: 'Issued',
      empty: 'No invitations yet',
      emptyText: 'Make the first one with the form above.',
      past: (count) => `Earlier: ${count}`,
      used: (uses, most) => `${uses} of ${enCount(most, 'device', 'devices')} connected`,
      until: (when) => `until ${when}`,
      since: (when) => `issued ${when}`,
      states: {
        open: 'valid',
        used: 'used up',
        expired: 'expired',
        revoked: 'withdrawn',
      },
      revoke: 'Withdraw',
      reissue: 'Issue anew',
      revoked: 'The invitation is withdrawn',
      revokedText: 'Nobody connects with it any more. Whoever has connected goes on working.',
    },
    spoken: {
      open: 'Read out a code',
      title: 'A code for the telephone',
      address: (host) => `Ask them to open ${host} in a browser and to enter this code:`,
      terms: (until) => `Valid for ten minutes, until ${until}. After that you can get another.`,
    },
    again: 'Try again',
    asking: 'Asking the centre…',
  },
})
