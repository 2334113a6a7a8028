import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const prepareMessages = catalog({
  ru: {
    title: 'Подготовка к\u00a0вечеру',
    lead: 'Всё, что понадобится, уже должно быть на\u00a0устройстве: интернета в\u00a0зале может не\u00a0быть.',
    back: 'Площадка',
    onDevice: 'Что на\u00a0устройстве',
    pack: (questions: number) =>
      `Вопросы форума: ${ruCount(questions, 'вопрос', 'вопроса', 'вопросов')}`,
    people: 'Кто участвует',
    evening: {
      title: 'Программа вечера',
      noSession:
        'Начните сессию заранее: тогда здесь появится план вечера с\u00a0минутами. Менять его можно всегда.',
      toVenue: 'К\u00a0сессиям площадки',
      noPlan: 'Плана пока нет. Его можно составить по\u00a0вопросам форума одним нажатием.',
      make: 'Составить план',
      change: 'Изменить план',
      minutes: (count: number) => `${count}\u00a0мин`,
      total: (count: number) => `Всего ${ruCount(count, 'минута', 'минуты', 'минут')}.`,
    },
    programme: 'Программа форума',
    kit: 'Напечатать заранее',
    kitLead: 'Лист А4, без интернета. Количество листов столов зависит от\u00a0числа столов.',
    tables: 'Сколько столов',
    papers: {
      questions: 'Вопросы для стены',
      attendance: 'Лист регистрации',
      tables: 'Листы столов',
      facilitator: 'Памятка модератору и\u00a0сборщику',
      consents: 'Согласия участников',
      trouble: 'Если что-то пошло не\u00a0так',
    },
    practice: 'Попробовать заранее',
    practiceLead:
      'Проба открывает то\u00a0же приложение с\u00a0пустыми записями. Ничего из\u00a0неё не\u00a0уйдёт в\u00a0центр: пробные записи лежат отдельно и\u00a0стираются, когда проба закончена.',
    beginPractice: 'Начать пробу',
  },
  en: {
    title: 'Preparing the evening',
    lead: 'Everything that is needed should be on the device already: the hall may have no internet.',
    back: 'Venue',
    onDevice: 'What is on the device',
    pack: (questions) => `Questions of the forum: ${enCount(questions, 'question', 'questions')}`,
    people: 'Who takes part',
    evening: {
      title: 'Programme of the evening',
      noSession:
        'Begin the session beforehand: the plan of the evening with its minutes will stand here. It can be changed at any time.',
      toVenue: 'To the sessions of the venue',
      noPlan: 'There is no plan yet. One press makes it from the questions of the forum.',
      make: 'Make the plan',
      change: 'Change the plan',
      minutes: (count) => `${count}\u00a0min`,
      total: (count) => `${enCount(count, 'minute', 'minutes')} in all.`,
    },
    programme: 'Programme of the forum',
    kit: 'Print beforehand',
    kitLead: 'A4, no internet needed, in Russian. The sheets of the tables follow their number.',
    tables: 'How many tables',
    papers: {
      questions: 'Questions for the wall',
      attendance: 'Attendance sheet',
      tables: 'Sheets of the tables',
      facilitator: 'Rules for facilitator and note-taker',
      consents: 'Consent forms',
      trouble: 'If something goes wrong',
    },
    practice: 'Try it beforehand',
    practiceLead:
      'Practice opens the same app with no records in it. Nothing of it goes to the centre: practice records lie apart and are erased when practice ends.',
    beginPractice: 'Begin practice',
  },
})
