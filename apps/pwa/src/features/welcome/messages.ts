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
    scan: 'Навести камеру на\u00a0QR-код',
    scanDialog: {
      title: 'QR-код приглашения',
      aim: 'Наведите камеру на\u00a0код, который показал или напечатал координатор.',
      starting: 'Включаем камеру…',
      foreign: 'Это код не\u00a0из приглашения. Наведите камеру на\u00a0другой.',
      picture: 'Изображение с\u00a0камеры',
      noCamera: 'Камера не\u00a0включилась',
      noCameraSafe: 'На\u00a0устройстве ничего не\u00a0изменилось.',
      noCameraTodo:
        'Разрешите приложению камеру или вставьте ссылку приглашения: она подключает так же.',
    },
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
    scan: 'Point the camera at a QR code',
    scanDialog: {
      title: 'QR code of the invitation',
      aim: 'Point the camera at the code that the coordinator shows or has printed.',
      starting: 'Starting the camera…',
      foreign: 'This code is not of an invitation. Point the camera at another one.',
      picture: 'Picture of the camera',
      noCamera: 'The camera did not start',
      noCameraSafe: 'Nothing has changed on this device.',
      noCameraTodo:
        'Allow the app to use the camera, or paste the link of the invitation: it connects just as well.',
    },
    placesTitle: 'Where you work',
    placesLead: 'You can work in several places. Choose one.',
  },
})
