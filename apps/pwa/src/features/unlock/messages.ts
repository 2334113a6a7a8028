import { catalog } from '../../i18n/messages.ts'

export const unlockMessages = catalog({
  ru: {
    title: 'Забытый PIN-код',
    lead: 'Кто-то забыл PIN-код своего устройства и\u00a0прочёл или прислал запрос. Ответ открывает замок именно этого устройства, один раз.',
    request: 'Запрос',
    requestHint: 'Восемь цифр, которые назвали, или ссылка, которую прислали',
    noRequest: 'Это не\u00a0запрос: нужны восемь цифр или ссылка с\u00a0устройства.',
    unknown:
      'Центр таких цифр не\u00a0знает: попросите прислать QR-код или ссылку с\u00a0устройства.',
    answer: 'Показать ответ',
    answering: 'Спрашиваем…',
    answerTitle: 'Ответ',
    device: (name: string) => `Устройство: ${name}`,
    unknownDevice: 'Центр об\u00a0этом устройстве не\u00a0слышал',
    askWho:
      'Убедитесь, что с\u00a0вами говорит тот, чьё это устройство: перезвоните по\u00a0известному номеру.',
    revoked:
      'Это устройство отключено. Возможно, его потеряли: не\u00a0отвечайте, пока не\u00a0узнаете.',
    groups: 'Восемь групп по\u00a0шесть цифр',
    sayIt:
      'Прочтите группы по\u00a0порядку или пошлите их сообщением. Ошибку в\u00a0группе устройство заметит само.',
  },
  en: {
    title: 'A forgotten PIN',
    lead: 'Somebody forgot the PIN of their device, and said or sent a request. The answer opens the lock of that very device, once.',
    request: 'Request',
    requestHint: 'The eight digits that were said, or the link that was sent',
    noRequest: 'That is no request: eight digits or the link of a device are needed.',
    unknown:
      'The centre does not know these digits: ask for the QR code or the link of the device.',
    answer: 'Show the answer',
    answering: 'Asking…',
    answerTitle: 'Answer',
    device: (name) => `Device: ${name}`,
    unknownDevice: 'The centre has not heard of this device',
    askWho: 'Make sure who is speaking to you: call back at a number that you know.',
    revoked: 'This device was disconnected. It may be lost: do not answer before you know.',
    groups: 'Eight groups of six digits',
    sayIt:
      'Read the groups in their order or send them. The device notices a wrong group by itself.',
  },
})
