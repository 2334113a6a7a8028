import { catalog } from '../../../i18n/messages.ts'

export const themeTablesMessages = catalog({
  ru: {
    question: 'Вопрос',
    all: 'все вопросы',
    tabs: 'По чему разложить темы',
    byMunicipality: 'По муниципалитетам',
    byGroup: 'По группам',
    captions: {
      municipality: 'Темы и\u00a0муниципалитеты',
      group: 'Темы и\u00a0группы',
    },
    theme: 'Тема',
    total: 'Всего',
    base: 'Всего учтённых ответов',
    share: 'Доля «не указано»',
    about: (read: string) =>
      `Учтённые ответы без пришедшего позже, вместе с\u00a0подтемами, каждый в\u00a0клетке один раз. Процент: доля от\u00a0всех учтённых ответов столбца, их число в\u00a0строке «Всего учтённых ответов». Прочитано ${read}: пока читают, числа могут только расти.`,
    unstated: (share: string) =>
      `У ${share} учтённых ответов группа не\u00a0указана. Один ответ может быть в\u00a0нескольких темах.`,
    file: 'Темы',
    none: 'Ни один учтённый ответ ещё не\u00a0отнесён к\u00a0теме.',
  },
  en: {
    question: 'Question',
    all: 'all questions',
    tabs: 'What to break the themes down by',
    byMunicipality: 'By municipality',
    byGroup: 'By group',
    captions: { municipality: 'Themes and municipalities', group: 'Themes and groups' },
    theme: 'Theme',
    total: 'Total',
    base: 'All counted answers',
    share: 'Share “not stated”',
    about: (read: string) =>
      `Counted answers without what came later, parts of a theme included, each once in a cell. The percentage is of all counted answers of the column, whose number stands in the row “All counted answers”. ${read} read: while people read, numbers can only grow.`,
    unstated: (share: string) =>
      `The group is not stated for ${share} of the counted answers. One answer may be in several themes.`,
    file: 'Themes',
    none: 'No counted answer has been assigned to a theme yet.',
  },
})
