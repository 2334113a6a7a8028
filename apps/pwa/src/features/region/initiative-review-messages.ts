import { catalog } from '../../i18n/messages.ts'

export const initiativeReviewMessages = catalog({
  ru: {
    open: 'Решить или написать замечание',
    openAgain: 'Решение и\u00a0переписка',
    words: 'Слова для муниципалитета',
    wordsHint:
      'Их прочтут координатор и\u00a0площадка. Чтобы вернуть инициативу или сделать замечание, слова нужны; чтобы принять – нет.',
    missing: 'Напишите, что исправить или уточнить.',
    accept: 'Принять инициативу',
    acceptAnew: 'Принять изменённую',
    return: 'Вернуть на\u00a0доработку',
    comment: 'Отправить замечание',
    failed: 'Решение не\u00a0дошло до\u00a0центра',
    failedTodo:
      'Ваши слова сохранены здесь. Проверьте связь и\u00a0нажмите ещё раз: дважды оно не\u00a0запишется.',
    overtaken: 'Пока вы читали, с\u00a0этой инициативой уже что-то сделали',
    overtakenTodo:
      'Ваше решение не\u00a0записано, слова сохранены здесь. Прочитайте, что изменилось, и\u00a0решите ещё раз.',
    unread: 'Этой инициативы сейчас нет в\u00a0реестре: сессию вернули или запись удалили.',
    dialog: 'Решение по\u00a0инициативе',
  },
  en: {
    open: 'Decide or write a remark',
    openAgain: 'Decision and correspondence',
    words: 'Words for the municipality',
    wordsHint:
      'Coordinator and venue will read them. To return an initiative or to remark on it, words are needed; to accept it they are not.',
    missing: 'Write what to put right or to clear up.',
    accept: 'Accept the initiative',
    acceptAnew: 'Accept it as changed',
    return: 'Return to be reworked',
    comment: 'Send the remark',
    failed: 'The decision did not reach the centre',
    failedTodo:
      'Your words are kept here. Check the connection and press again: it will not be recorded twice.',
    overtaken: 'While you were reading, something was done about this initiative',
    overtakenTodo:
      'Your decision was not recorded, your words are kept here. Read what changed and decide again.',
    unread:
      'The register does not have this initiative now: its session was returned, or it was deleted.',
    dialog: 'Decision about the initiative',
  },
})
