import { catalog } from './messages.ts'

/** Whom the words of an answer name, and so whether they may be shown. */
export const namingMessages = catalog({
  ru: {
    label: 'Назван ли кто-то в\u00a0этих словах',
    nobody: 'никто, о\u00a0ком надо подумать',
    names: {
      private: 'частный человек: без согласия не\u00a0показывать',
      accusation: 'кого-то обвиняют: не\u00a0для показа',
      consented: 'частный человек согласился: можно показать',
      public: 'известный или исторический человек: можно показать',
    },
    hint: 'Ответ учтён, но\u00a0его нет на\u00a0экране зала, в\u00a0документах и\u00a0выгрузках.',
  },
  en: {
    label: 'Do these words name somebody',
    nobody: 'nobody who needs care',
    names: {
      private: 'a private person: not shown without consent',
      accusation: 'somebody is accused: not for display',
      consented: 'the private person agreed: may be shown',
      public: 'a known or historical person: may be shown',
    },
    hint: 'The answer counts, but is not on the hall’s screen, in documents or files.',
  },
})
