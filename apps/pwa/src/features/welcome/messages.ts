import { catalog } from '../../i18n/messages.ts'

export const welcomeMessages = catalog({
  ru: {
    title: 'Запись стратегической сессии в\u00a0библиотеке',
    lead: 'Здесь библиотека записывает, что люди говорят на\u00a0сессии: ответы, участников, итоги. Всё работает без интернета и\u00a0уходит в\u00a0региональный центр само, когда появляется связь.',
    field: 'Ссылка или код приглашения',
    hint: 'Его присылает координатор вашего муниципалитета',
    open: 'Открыть приглашение',
    unreadable:
      'Это не\u00a0похоже на\u00a0приглашение. Скопируйте ссылку целиком: она заканчивается на\u00a0#join= и\u00a0длинный код.',
    empty: 'Вставьте ссылку или код из\u00a0письма координатора.',
    help: 'Приглашения нет? Позвоните координатору своего муниципалитета или в\u00a0региональную библиотеку.',
    placesTitle: 'Где вы работаете',
    placesLead: 'Вы можете работать в\u00a0нескольких местах. Выберите одно.',
  },
  en: {
    title: 'Recording a strategic session in a library',
    lead: 'Here a library records what people say at a session: answers, participants, results. Everything works without internet and goes to the regional centre by itself when there is a connection.',
    field: 'Link or code of the invitation',
    hint: 'The coordinator of your municipality sends it',
    open: 'Open the invitation',
    unreadable:
      'This does not look like an invitation. Copy the whole link: it ends with #join= and a long code.',
    empty: 'Paste the link or the code from your coordinator’s message.',
    help: 'No invitation? Call the coordinator of your municipality or the regional library.',
    placesTitle: 'Where you work',
    placesLead: 'You can work in several places. Choose one.',
  },
})
