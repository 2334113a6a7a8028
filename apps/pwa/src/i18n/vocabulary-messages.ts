import { catalog } from './messages.ts'
import { enCount, ruCount } from './plural.ts'

/** The nouns of the forum, the same on every screen. */
export const vocabularyMessages = catalog({
  ru: {
    roles: {
      librarian: 'Библиотекарь площадки',
      coordinator: 'Координатор муниципалитета',
      regional: 'Сотрудник регионального центра',
      administrator: 'Администратор',
      guest: 'Гость форума',
    },
    places: {
      all: 'Мои места',
      librarian: 'Площадка',
      coordinator: 'Площадки',
      regional: 'Регион',
      administrator: 'Управление',
      guest: 'Форум',
      invitations: 'Приглашения',
      devices: 'Устройства',
      sending: 'Отправка',
    },
    region: 'Регион',
    late: 'пришло позже',
    /** A group that was not stated. */
    unstated: 'не\u00a0указано',
    /** A group of which so few were in the hall that files do not say it. */
    untold: 'скрыта',
    answers: (count: number) => ruCount(count, 'ответ', 'ответа', 'ответов'),
    participants: (count: number) => ruCount(count, 'участник', 'участника', 'участников'),
    people: (count: number) => ruCount(count, 'человек', 'человека', 'человек'),
    comments: (count: number) => ruCount(count, 'замечание', 'замечания', 'замечаний'),
    records: (count: number) => ruCount(count, 'запись', 'записи', 'записей'),
    sessions: (count: number) => ruCount(count, 'сессия', 'сессии', 'сессий'),
    reviews: (count: number) => ruCount(count, 'решение', 'решения', 'решений'),
    you: 'вы',
    somebody: 'коллега',
    /** Who writes in a venue without being one of its members. */
    reviewer: 'координатор',
  },
  en: {
    roles: {
      librarian: 'Librarian of the venue',
      coordinator: 'Coordinator of the municipality',
      regional: 'Staff of the regional centre',
      administrator: 'Administrator',
      guest: 'Guest of the forum',
    },
    places: {
      all: 'My places',
      librarian: 'Venue',
      coordinator: 'Venues',
      regional: 'Region',
      administrator: 'Administration',
      guest: 'Forum',
      invitations: 'Invitations',
      devices: 'Devices',
      sending: 'Sending',
    },
    region: 'Region',
    late: 'came later',
    unstated: 'not stated',
    untold: 'hidden',
    answers: (count) => enCount(count, 'answer', 'answers'),
    participants: (count) => enCount(count, 'participant', 'participants'),
    people: (count) => enCount(count, 'person', 'people'),
    comments: (count) => enCount(count, 'comment', 'comments'),
    records: (count) => enCount(count, 'record', 'records'),
    sessions: (count) => enCount(count, 'session', 'sessions'),
    reviews: (count) => enCount(count, 'decision', 'decisions'),
    you: 'you',
    somebody: 'a colleague',
    reviewer: 'the coordinator',
  },
})
