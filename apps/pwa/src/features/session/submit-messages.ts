import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount, ruForm } from '../../i18n/plural.ts'

export const submitMessages = catalog({
  ru: {
    states: {
      draft: {
        title: 'Сессию видит только ваша площадка и\u00a0координатор',
        text: 'Когда записали всё, отправьте её координатору. Проверять можно и\u00a0с\u00a0пропусками: объясните их одной строкой.',
      },
      submitted: {
        title: 'Отправлено координатору',
        text: 'Координатор прочитает и\u00a0примет сессию или вернёт с\u00a0замечаниями. Дополнять можно и\u00a0сейчас.',
      },
      returned: {
        title: 'Координатор вернул сессию с\u00a0замечаниями',
        text: 'Исправьте или ответьте на\u00a0замечания ниже и\u00a0отправьте снова.',
      },
      accepted: {
        title: 'Сессия принята',
        text: 'Она вошла в\u00a0общий итог региона. Новые записи уйдут с\u00a0пометкой «пришло позже».',
      },
      late: {
        title: 'Сессия принята, но после этого её дополнили',
        text: 'Координатор увидит новое и\u00a0возьмёт его в\u00a0работу одним нажатием.',
      },
      self: {
        title: 'Сессия проверена и\u00a0принята вами',
        text: 'Регион видит, что площадку проверял тот же человек, который записывал.',
      },
    },
    notSent: 'Решение сохранено на\u00a0устройстве и\u00a0уйдёт, когда появится связь.',
    reason: (words: string) => `Слова координатора: ${words}`,
    contains: (devices: number, people: string) =>
      `Здесь записанное на\u00a0${ruCount(devices, 'устройстве', 'устройствах', 'устройствах')}: ${people}.`,
    unsent: (count: number) =>
      `На\u00a0этом устройстве ${ruForm(count, 'ждёт', 'ждут', 'ждут')} отправки ${ruCount(count, 'запись', 'записи', 'записей')}. Они уйдут вместе с\u00a0решением.`,
    outstanding: {
      title: 'Ещё не\u00a0отправили',
      lead: 'На\u00a0этих устройствах площадки есть записи, которых нет в\u00a0центре. Отправить сессию можно и\u00a0без них: они придут позже.',
      asOf: (when: string) => `Так было в\u00a0последний раз на\u00a0связи: ${when}.`,
      seen: (when: string) => `на\u00a0связи: ${when}`,
    },
    checklist: 'Полный протокол',
    done: (done: string, total: string) => `готово ${done} из\u00a0${total}`,
    doneList: (count: string) => `Готово: ${count}`,
    fill: 'Заполнить',
    gap: 'Почему этого нет',
    gapHint: 'Одной строкой, координатор увидит',
    comments: 'Замечания координатора',
    noComments: 'Замечаний нет.',
    ownComment: 'Написать координатору о\u00a0сессии',
    acts: {
      submit: 'Отправить координатору',
      again: 'Отправить снова',
      recall: 'Отозвать',
      selfAccept: 'Проверено и\u00a0принято',
    },
    selfHint: 'Вы и\u00a0записываете, и\u00a0проверяете: это увидит регион.',
    gaps: (count: number) => `${ruCount(count, 'пропуск', 'пропуска', 'пропусков')} без объяснения`,
    history: 'Что было',
    failed: 'Решение не\u00a0сохранилось на\u00a0устройстве',
    failedTodo: 'Проверьте, есть ли место на\u00a0устройстве, и\u00a0нажмите ещё раз.',
    about: 'К\u00a0записи',
  },
  en: {
    states: {
      draft: {
        title: 'Only your venue and the coordinator see the session',
        text: 'When everything is recorded, submit it to the coordinator. It may have gaps: explain each in a line.',
      },
      submitted: {
        title: 'Submitted to the coordinator',
        text: 'The coordinator reads it and accepts it or returns it with comments. You can still add to it.',
      },
      returned: {
        title: 'The coordinator returned the session with comments',
        text: 'Correct it or reply to the comments below and submit it again.',
      },
      accepted: {
        title: 'The session is accepted',
        text: 'It is part of the region’s results. New records go marked “came later”.',
      },
      late: {
        title: 'The session is accepted, but was added to afterwards',
        text: 'The coordinator sees what is new and takes it in with one press.',
      },
      self: {
        title: 'You checked and accepted the session',
        text: 'The region sees that the same person recorded and checked.',
      },
    },
    notSent: 'The decision is saved on this device and goes when there is a connection.',
    reason: (words) => `Words of the coordinator: ${words}`,
    contains: (devices, people) =>
      `This holds what was recorded on ${enCount(devices, 'device', 'devices')}: ${people}.`,
    unsent: (count) =>
      `${enCount(count, 'record waits', 'records wait')} to be sent on this device. They go together with the decision.`,
    outstanding: {
      title: 'Not sent yet',
      lead: 'These devices of the venue hold records that the centre does not have. The session can be submitted without them: they come later.',
      asOf: (when) => `As it was at the last contact: ${when}.`,
      seen: (when) => `last contact: ${when}`,
    },
    checklist: 'A complete protocol',
    done: (done, total) => `${done} of\u00a0${total} done`,
    doneList: (count) => `Done: ${count}`,
    fill: 'Fill in',
    gap: 'Why it is missing',
    gapHint: 'In one line, the coordinator sees it',
    comments: 'Comments of the coordinator',
    noComments: 'There are no comments.',
    ownComment: 'Write to the coordinator about the session',
    acts: {
      submit: 'Submit to the coordinator',
      again: 'Submit again',
      recall: 'Recall',
      selfAccept: 'Checked and accepted',
    },
    selfHint: 'You both record and check: the region sees that.',
    gaps: (count) => `${enCount(count, 'gap', 'gaps')} without an explanation`,
    history: 'What happened',
    failed: 'The decision was not saved on the device',
    failedTodo: 'See whether the device has free space and press again.',
    about: 'To the record',
  },
})
