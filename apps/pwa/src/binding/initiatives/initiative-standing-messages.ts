import { catalog } from '../../i18n/messages.ts'

/** The words of a state are the same for the venue, the municipality and the region's desk. */
export const initiativeStandingMessages = catalog({
  ru: {
    heading: 'Что решил регион',
    states: {
      sent: 'ждёт решения региона',
      returned: 'возвращена регионом',
      accepted: 'принята регионом',
    },
    titles: {
      sent: 'Инициатива снова у\u00a0региона',
      returned: 'Регион вернул инициативу',
      accepted: 'Регион принял инициативу',
      commented: 'Регион прислал замечание',
    },
    reason: (words: string) => `Регион пишет: ${words}`,
    correct:
      'Исправьте паспорт и\u00a0передайте инициативу снова: ниже можно сказать, что сделано.',
    correctOnly:
      'Исправьте паспорт, он сохраняется сам. Передаст инициативу снова координатор муниципалитета.',
    waiting: 'Решение появится здесь само.',
    changed: 'После решения паспорт изменился: регион это увидит.',
    changedBadge: 'изменена после решения',
    what: 'Что исправлено',
    whatHint: 'Можно не\u00a0писать. Эти слова прочтёт сотрудник региона.',
    again: 'Передать региону снова',
    failed: 'Инициатива не\u00a0передана',
    failedTodo: 'Паспорт цел. Нажмите ещё раз.',
    unsent: 'ждёт отправки',
    history: 'Все решения и\u00a0замечания',
    acts: {
      comment: 'Замечание региона',
      return: 'Возвращена регионом',
      accept: 'Принята регионом',
      send: 'Передана снова',
    },
    void: 'не\u00a0подействовало: регион уже решил иначе',
    desk: 'региональный центр',
  },
  en: {
    heading: 'What the region decided',
    states: {
      sent: 'waits for the region',
      returned: 'returned by the region',
      accepted: 'accepted by the region',
    },
    titles: {
      sent: 'The region has the initiative again',
      returned: 'The region returned the initiative',
      accepted: 'The region accepted the initiative',
      commented: 'The region sent a remark',
    },
    reason: (words) => `The region writes: ${words}`,
    correct:
      'Correct the passport and hand the initiative in again: below you can say what was done.',
    correctOnly:
      'Correct the passport, it saves itself. The coordinator of the municipality hands the initiative in again.',
    waiting: 'The decision will appear here by itself.',
    changed: 'The passport changed after the decision: the region will see it.',
    changedBadge: 'changed since the decision',
    what: 'What was put right',
    whatHint: 'May stay empty. The region’s staff will read these words.',
    again: 'Hand in to the region again',
    failed: 'The initiative was not handed in',
    failedTodo: 'The passport is whole. Press again.',
    unsent: 'waits to be sent',
    history: 'All decisions and remarks',
    acts: {
      comment: 'Remark of the region',
      return: 'Returned by the region',
      accept: 'Accepted by the region',
      send: 'Handed in again',
    },
    void: 'had no effect: the region had decided otherwise by then',
    desk: 'the region’s desk',
  },
})
