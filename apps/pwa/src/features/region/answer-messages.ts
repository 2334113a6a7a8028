import { catalog } from '../../i18n/messages.ts'

export const answerMessages = catalog({
  ru: {
    title: 'Ответ',
    back: 'К\u00a0ответам',
    themes: 'Темы',
    noThemes: 'Ответ ещё не\u00a0отнесён ни к\u00a0одной теме.',
    suggested: 'Похожим ответам дали',
    similar: 'Похожие ответы',
    similarAbout:
      'Отмечены слова, которых нет в\u00a0этом ответе. Отрицание и\u00a0противоположное никогда не\u00a0считаются похожими.',
    noSimilar: 'Похожих ответов нет.',
    open: 'Похожие, темы и\u00a0источник',
  },
  en: {
    title: 'Answer',
    back: 'To the answers',
    themes: 'Themes',
    noThemes: 'The answer has not been assigned to any theme yet.',
    suggested: 'Given to similar answers',
    similar: 'Similar answers',
    similarAbout:
      'Words that this answer does not have are marked. A denial or an opposite never counts as similar.',
    noSimilar: 'There are no similar answers.',
    open: 'Similar ones, themes and source',
  },
})
