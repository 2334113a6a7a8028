import { catalog } from './messages.ts'

export const practiceMessages = catalog({
  ru: {
    title: 'Проба.',
    text: 'В\u00a0центр ничего не\u00a0уйдёт, записи сотрутся.',
    end: 'Закончить',
    endLabel: 'Закончить пробу',
  },
  en: {
    title: 'Practice.',
    text: 'Nothing goes to the centre; the records are erased.',
    end: 'End',
    endLabel: 'End practice',
  },
})
