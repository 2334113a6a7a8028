import { catalog } from './messages.ts'

/** The lock of a device, as every screen speaks of it. */
export const lockMessages = catalog({
  ru: {
    close: 'Закрыть на\u00a0замок',
    openLabel: 'Замок закрыт. Открыть',
    closed: 'Замок закрыт',
    closedText:
      'Имена людей и\u00a0фото под замком. Ответы можно записывать и\u00a0дальше: всё сохраняется.',
    hidden: 'под замком',
    word: { pin: 'PIN-код', passphrase: 'Кодовая фраза' },
    open: 'Открыть замок',
    opening: 'Открываем…',
    forgotten: { pin: 'Забыли PIN-код?', passphrase: 'Забыли кодовую фразу?' },
    wrong: { pin: 'PIN-код не\u00a0подошёл.', passphrase: 'Фраза не\u00a0подошла.' },
    wrongSafe: 'Записи целы, попробуйте ещё раз.',
    wait: (ms: number) =>
      `Следующая попытка через ${clock(ms)}. Записи целы; не\u00a0закрывайте приложение, иначе ожидание начнётся сначала.`,
    waiting: (count: number) => `Ждут открытия замка: ${count}`,
    photosWait: 'Фото ждут открытия замка и\u00a0уйдут сами, когда его откроют.',
    waitingText:
      'В\u00a0этих записях есть имена людей. Они сохранены и\u00a0уйдут сами, когда замок откроют.',
  },
  en: {
    close: 'Close the lock',
    openLabel: 'The lock is closed. Open it',
    closed: 'The lock is closed',
    closedText:
      'People’s names and photos are under the lock. Answers can be recorded as ever: everything is saved.',
    hidden: 'under the lock',
    word: { pin: 'PIN', passphrase: 'Passphrase' },
    open: 'Open the lock',
    opening: 'Opening…',
    forgotten: { pin: 'Forgot the PIN?', passphrase: 'Forgot the passphrase?' },
    wrong: { pin: 'That is not the PIN.', passphrase: 'That is not the passphrase.' },
    wrongSafe: 'The records are safe, try again.',
    wait: (ms) =>
      `The next try in ${clock(ms)}. The records are safe; do not close the app, or the waiting begins anew.`,
    waiting: (count) => `Waiting for the lock to be opened: ${count}`,
    photosWait: 'Photos wait for the lock to be opened and will go by themselves then.',
    waitingText:
      'These records have people’s names in them. They are saved and will go by themselves once the lock is opened.',
  },
})

/** «1:05» */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
