import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const recoveryMessages = catalog({
  ru: {
    title: 'Браузер стёр данные приложения',
    why: 'Так бывает, когда на\u00a0устройстве кончается место или кто-то очищает историю браузера.',
    safe: 'Всё, что получил центр, цело и\u00a0вернётся на\u00a0это устройство.',
    nothingLost: 'К\u00a0этому времени было отправлено всё: ничего не\u00a0пропало.',
    maybeLost: 'Пропасть могло только то, что ещё не\u00a0было отправлено.',
    lost: (count: number) =>
      `Не\u00a0${count === 1 ? 'успела' : 'успели'} уйти в\u00a0центр: ${ruCount(count, 'запись', 'записи', 'записей')}. Здесь их больше нет. Если слова остались на\u00a0бумаге, введите их заново.`,
    who: 'Здесь работали',
    anonymous: 'без имени',
    recover: 'Вернуть записи',
    recovering: 'Возвращаем…',
    invitation:
      'Попросите у\u00a0координатора новое приглашение и\u00a0откройте его здесь: записи вернутся.',
    again: 'Попробовать ещё раз',
    asking: 'Спрашиваем центр, что можно вернуть…',
  },
  en: {
    title: 'The browser deleted the data of the app',
    why: 'This happens when the device runs out of space, or when somebody clears the history of the browser.',
    safe: 'Everything that the centre has received is safe and comes back to this device.',
    nothingLost: 'By then everything had been sent: nothing is lost.',
    maybeLost: 'Only what had not been sent yet may be lost.',
    lost: (count) =>
      `Not sent to the centre in time: ${enCount(count, 'record', 'records')}. They are no longer here. If the words are still on paper, enter them again.`,
    who: 'Who worked here',
    anonymous: 'no name',
    recover: 'Bring the records back',
    recovering: 'Bringing them back…',
    invitation:
      'Ask your coordinator for a new invitation and open it here: the records come back.',
    again: 'Try again',
    asking: 'Asking the centre what can be brought back…',
  },
})
