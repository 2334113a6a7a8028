import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const forumMessages = catalog({
  ru: {
    lead: 'О\u00a0чём говорят, когда и\u00a0где. Страница открывается и\u00a0без\u00a0интернета.',
    programme: 'Программа',
    questions: 'О\u00a0чём спрашивают в\u00a0зале',
    places: 'Где проходит',
    venues: (count: number) => ruCount(count, 'площадка', 'площадки', 'площадок'),
  },
  en: {
    lead: 'What is talked about, when and where. The page opens without internet too.',
    programme: 'Programme',
    questions: 'What the halls are asked',
    places: 'Where it takes place',
    venues: (count) => enCount(count, 'venue', 'venues'),
  },
})
