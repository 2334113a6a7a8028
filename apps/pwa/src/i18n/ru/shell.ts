import { ruCount, ruForm } from '../plural.ts'
import { ruTimeLeft } from '../time-left.ts'

/** What the program says around every screen and inside the shared components. */
export const shell = {
  appName: 'Живые библиотеки',
  back: 'Назад',
  close: 'Закрыть',
  undo: 'Вернуть',
  entryRemoved: 'Убрано',
  signIn: 'Войти',
  skipToContent: 'К содержанию',
  places: 'Разделы',
  saved: {
    label: 'Что сохранено и отправлено',
    onDevice: 'Сохранено на\u00a0устройстве',
    nothingYet: 'Здесь ещё не\u00a0записывали',
    nothingYetDetail: 'всё новое сразу сохранится на\u00a0устройстве',
    waiting: (count: number) => `${ruCount(count, 'ждёт', 'ждут', 'ждут')}\u00a0отправки`,
    left: (count: number, seconds?: number) =>
      `${ruForm(count, 'осталась', 'осталось', 'осталось')} ${ruCount(count, 'запись', 'записи', 'записей')}${seconds === undefined ? '' : `, ${ruTimeLeft(seconds)}`}`,
    received: 'Получено центром',
    refused: (count: number) =>
      ruCount(count, 'запись не\u00a0принята', 'записи не\u00a0приняты', 'записей не\u00a0принято'),
    refusedDetail: 'они целы на\u00a0устройстве, посмотрите почему',
    needsInvitation: 'для отправки нужно новое приглашение',
    needsSignIn: 'для отправки войдите снова',
    needsUpdate: 'чтобы получать новое, обновите приложение',
    unsaved: 'Новое не\u00a0сохраняется',
    unsavedDetail: {
      full: 'кончилось место, нажмите и\u00a0прочитайте, что делать',
      failing: 'устройство не\u00a0смогло записать, нажмите и\u00a0прочитайте',
      replaced: 'приложение обновилось в\u00a0другой вкладке',
      erased: 'браузер стёр данные приложения',
    },
  },
  counter: {
    less: (label: string) => `${label}: убавить`,
    more: (label: string) => `${label}: прибавить`,
  },
  chips: {
    pin: 'Закрепить',
    unpin: 'Открепить',
    pinned: 'Закреплено',
  },
  notice: {
    safe: 'Что в\u00a0сохранности',
    todo: 'Что сделать',
  },
  progress: (done: string, total: string) => `${done} из\u00a0${total}`,
  table: { name: 'Название', value: 'Количество' },
  update: {
    available: 'Есть новая версия приложения.',
    reassurance: 'Записанное останется на\u00a0месте.',
    apply: 'Обновить',
    later: 'Позже',
    applying: 'Обновляем…',
  },
  look: {
    title: 'Вид и язык',
    open: 'Вид и язык',
    theme: 'Оформление',
    auto: 'Как на\u00a0устройстве',
    light: 'Светлое',
    dark: 'Тёмное',
    large: 'Версия для слабовидящих',
    largeHint: 'Крупный шрифт и\u00a0высокий контраст',
    language: 'Язык',
  },
  failure: {
    title: 'Экран не\u00a0открылся из-за ошибки в\u00a0программе',
    safe: 'Всё записанное сохранено на\u00a0устройстве.',
    todo: 'Откройте экран заново. Если не\u00a0поможет, сообщите координатору текст ниже.',
    again: 'Открыть заново',
  },
  missing: {
    title: 'Такой страницы нет',
    text: 'Возможно, ссылка оборвалась при пересылке.',
    home: 'На\u00a0главную',
  },
  insecure: {
    title: 'По\u00a0этому адресу приложение не\u00a0может хранить записи',
    safe: 'Ничего не\u00a0потеряно: записей здесь ещё нет.',
    todo: 'Откройте адрес, который начинается с\u00a0https://. Его даст ваш координатор.',
  },
  loading: 'Открываем',
}
