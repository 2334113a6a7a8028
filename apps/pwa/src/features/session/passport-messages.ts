import { catalog } from '../../i18n/messages.ts'

/** What the forms of elements, initiatives, groups and delegates share. */
export const passportMessages = catalog({
  ru: {
    addLine: (label: string) => `${label}: добавить строку`,
    firstLine: 'Напишите и\u00a0нажмите Enter',
    nextLine: 'Ещё строка',
    filled: (done: string, total: string) => `заполнено ${done} из\u00a0${total}`,
    done: 'Готово',
    remove: 'Удалить',
    none: 'не\u00a0указано',
    noType: 'вид не\u00a0указан',
    votes: 'Голоса зала',
    vote: (title: string) => `Голоса: ${title}`,
    voting: 'Голосование',
    votingLead: 'Каждое нажатие «плюс» – один голос. Два устройства складываются.',
    endVoting: 'Закончить голосование',
    pickTitle: 'Откройте запись из\u00a0списка',
    pickText: 'Заполнять можно по\u00a0частям и\u00a0в\u00a0любом порядке: всё сохраняется само.',
  },
  en: {
    addLine: (label) => `${label}: add a line`,
    firstLine: 'Write and press Enter',
    nextLine: 'Another line',
    filled: (done, total) => `${done} of\u00a0${total} filled in`,
    done: 'Done',
    remove: 'Delete',
    none: 'not stated',
    noType: 'type not stated',
    votes: 'Votes of the hall',
    vote: (title) => `Votes: ${title}`,
    voting: 'Voting',
    votingLead: 'Each press of “plus” is one vote. Two devices add up.',
    endVoting: 'End the voting',
    pickTitle: 'Open a record from the list',
    pickText: 'Fill it in by pieces and in any order: everything is saved by itself.',
  },
})
