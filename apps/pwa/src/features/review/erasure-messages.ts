import { catalog } from '../../i18n/messages.ts'

export const erasureMessages = catalog({
  ru: {
    title: 'Стереть по\u00a0просьбе человека',
    lead: 'Когда участник или делегат отозвал согласие. Нужна связь с\u00a0центром.',
    participant: 'участник',
    delegate: 'делегат',
    unnamed: 'без имени',
    ask: (who: string) => `Стереть: ${who}?`,
    text: 'Всё, что записано об\u00a0этом человеке, исчезнет из\u00a0центра, из\u00a0истории и, при следующей связи, со\u00a0всех устройств. Вернуть нельзя. Останется акт: что за\u00a0запись, когда и\u00a0кто стёр.',
    withWords: 'Стереть и\u00a0его ответы',
    withWordsHint: 'Иначе слова останутся без имени.',
    erase: 'Стереть навсегда',
    keep: 'Оставить',
    done: (when: string) => `Стёрто. Акт записан ${when}.`,
  },
  en: {
    title: 'Erase at a\u00a0person’s request',
    lead: 'When a participant or delegate withdrew their consent. It needs a connection to the centre.',
    participant: 'participant',
    delegate: 'delegate',
    unnamed: 'without a name',
    ask: (who: string) => `Erase: ${who}?`,
    text: 'Everything written about this person goes from the centre, from the history and, at the next contact, from every device. It cannot be brought back. What stays is the act: which record, when, and who erased it.',
    withWords: 'Erase their answers too',
    withWordsHint: 'Otherwise the words stay without a name.',
    erase: 'Erase for ever',
    keep: 'Keep',
    done: (when: string) => `Erased. The act was written on ${when}.`,
  },
})
