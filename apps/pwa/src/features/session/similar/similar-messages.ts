import { catalog } from '../../../i18n/messages.ts'
import { enCount, ruCount } from '../../../i18n/plural.ts'

export const similarMessages = catalog({
  ru: {
    title: 'Похоже на\u00a0записанное',
    plusOne: (text: string) => `Записать как «+1» к\u00a0ответу: ${text}`,
    linked: 'Записано как «+1»: ответ целый и\u00a0связан с\u00a0первым',
    sameTitle: 'То же самое',
    repeatsOf: 'Этот ответ повторяет',
    repeatedBy: (count: number) => `Повторили ${ruCount(count, 'раз', 'раза', 'раз')}`,
    part: 'Разъединить',
    join: 'Присоединить такие же',
    joinPicked: (count: number) => `Присоединить ${ruCount(count, 'ответ', 'ответа', 'ответов')}`,
  },
  en: {
    title: 'Similar to what is recorded',
    plusOne: (text) => `Record as “+1” to the answer: ${text}`,
    linked: 'Recorded as “+1”: the answer is whole and linked to the first',
    sameTitle: 'The same said again',
    repeatsOf: 'This answer repeats',
    repeatedBy: (count) => `Repeated ${enCount(count, 'time', 'times')}`,
    part: 'Part',
    join: 'Join those that say the same',
    joinPicked: (count) => `Join ${enCount(count, 'answer', 'answers')}`,
  },
})
