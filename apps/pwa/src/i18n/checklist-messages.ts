import { catalog } from './messages.ts'

/** What the points of a complete protocol are called, for those who fill it and those who read it. */
export const checklistMessages = catalog({
  ru: {
    items: {
      date: 'День',
      place: 'Место',
      facilitator: 'Кто ведёт',
      attendance: 'Сколько людей в\u00a0зале',
      tables: 'Столы',
      sheets: 'Все листы набраны',
      elements: 'Самое ценное',
      initiatives: 'Инициативы',
      delegates: 'Делегаты',
      'outcome-reason': 'Почему не\u00a0состоялась как задумано',
    },
    question: (number: string, text: string) => `Вопрос ${number}: ${text}`,
  },
  en: {
    items: {
      date: 'Day',
      place: 'Place',
      facilitator: 'Who leads it',
      attendance: 'People in the hall',
      tables: 'Tables',
      sheets: 'All sheets typed',
      elements: 'The most valuable',
      initiatives: 'Initiatives',
      delegates: 'Delegates',
      'outcome-reason': 'Why it was not held as planned',
    },
    question: (number, text) => `Question ${number}: ${text}`,
  },
})
