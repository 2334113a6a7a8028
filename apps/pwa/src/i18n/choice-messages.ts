import { catalog } from './messages.ts'

/** What the choices of a field are called, wherever they can be made or are read: in forms, disputes and histories. */
export const choiceMessages = catalog({
  ru: {
    outcome: {
      held: 'состоялась',
      'not-held': 'не\u00a0состоялась',
      postponed: 'перенесена',
      joint: 'совместная с\u00a0другой площадкой',
    },
    seat: { main: 'основной', reserve: 'запасной' },
    /** How consent to a name was given. */
    consent: {
      none: 'не\u00a0спрашивали',
      paper: 'на\u00a0бумаге',
      screen: 'на\u00a0экране',
      refused: 'отказ',
    },
    source: {
      hall: 'сказано в\u00a0зале',
      form: 'бумажный лист',
      box: 'ящик для записок',
      remote: 'удалённо',
      after: 'после сессии',
    },
    language: {
      ru: 'русский',
      bua: 'бурятский',
      evn: 'эвенкийский',
      kim: 'тофаларский',
      und: 'другой',
    },
    basis: {
      accepted: 'принятое координатором',
      all: 'и\u00a0то, что ещё не\u00a0принято',
    },
  },
  en: {
    outcome: {
      held: 'held',
      'not-held': 'not held',
      postponed: 'postponed',
      joint: 'together with another venue',
    },
    seat: { main: 'main', reserve: 'reserve' },
    consent: { none: 'not asked', paper: 'on paper', screen: 'on the screen', refused: 'refused' },
    source: {
      hall: 'said in the hall',
      form: 'paper sheet',
      box: 'box for notes',
      remote: 'remote',
      after: 'after the session',
    },
    language: {
      ru: 'Russian',
      bua: 'Buryat',
      evn: 'Evenk',
      kim: 'Tofa',
      und: 'other',
    },
    basis: { accepted: 'what a coordinator accepted', all: 'also what is not accepted yet' },
  },
})
