import { catalog } from './messages.ts'
import { enCount, ruCount, ruForm } from './plural.ts'

/** What every screen calls the states and acts of a session's review. */
export const reviewMessages = catalog({
  ru: {
    states: {
      none: 'не\u00a0начата',
      draft: 'идёт работа',
      submitted: 'ждёт проверки',
      returned: 'возвращена с\u00a0замечаниями',
      accepted: 'принята',
      selfAccepted: 'принята самой площадкой',
    },
    late: (count: number) =>
      `${ruForm(count, 'пришла', 'пришли', 'пришло')} позже: ${ruCount(count, 'запись', 'записи', 'записей')}`,
    acts: {
      submit: 'Отправлено координатору',
      recall: 'Отозвано площадкой',
      return: 'Возвращено с\u00a0замечаниями',
      accept: 'Принято',
      'self-accept': 'Принято самой площадкой',
      'take-in': 'Взято в\u00a0работу пришедшее позже',
    },
  },
  en: {
    states: {
      none: 'not begun',
      draft: 'in progress',
      submitted: 'to be reviewed',
      returned: 'returned with comments',
      accepted: 'accepted',
      selfAccepted: 'accepted by the venue itself',
    },
    late: (count: number) => `${enCount(count, 'record', 'records')} came later`,
    acts: {
      submit: 'Submitted to the coordinator',
      recall: 'Recalled by the venue',
      return: 'Returned with comments',
      accept: 'Accepted',
      'self-accept': 'Accepted by the venue itself',
      'take-in': 'Late records taken in',
    },
  },
})
