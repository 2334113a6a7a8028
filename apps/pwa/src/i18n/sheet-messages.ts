import { catalog } from './messages.ts'
import { enCount, ruCount } from './plural.ts'

/** Of what must stand on one sheet: whether it does, and what to do where it does not. */
export const sheetMessages = catalog({
  ru: {
    fits: (share: string) => `Лист А4 заполнен на\u00a0${share}.`,
    smaller: (points: string) =>
      `Лист А4 полон. Чтобы всё поместилось, буквы уменьшены до\u00a0${points}\u00a0пт.`,
    overfull: (share: string) => `Не\u00a0помещается на\u00a0один лист: занято ${share}`,
    anyOf: 'Буквы уже самые мелкие. Хватит чего-то одного:',
    allOf: 'Буквы уже самые мелкие. Нужно всё это вместе:',
    muchTooMuch:
      'Сократите ответы хотя бы вдвое и\u00a0оставьте меньше пунктов в\u00a0«Самом ценном».',
    shorten: (name: string, letters: number) =>
      `сократить «${name}» на\u00a0${ruCount(letters, 'знак', 'знака', 'знаков')}`,
    takeOutQuote: (words: string) => `убрать цитату «${words}»`,
    takeOutPicture: (caption: string) =>
      caption === '' ? 'убрать фото' : `убрать фото «${caption}»`,
    notMade: 'Больше одного листа, поэтому документ не\u00a0сделан',
    notMadeTodo: 'Что сократить или убрать, сказано над листом.',
  },
  en: {
    fits: (share) => `The A4 sheet is ${share} full.`,
    smaller: (points) => `The A4 sheet is full. So that all of it fits, the type is ${points} pt.`,
    overfull: (share) => `Does not fit on one sheet: ${share} taken`,
    anyOf: 'The type is as small as it may be. One of these is enough:',
    allOf: 'The type is as small as it may be. All of these together are needed:',
    muchTooMuch: 'Shorten the answers to half at least, and leave less in “Most valuable”.',
    shorten: (name, letters) => `shorten “${name}” by ${enCount(letters, 'letter', 'letters')}`,
    takeOutQuote: (words) => `take out the quote “${words}”`,
    takeOutPicture: (caption) =>
      caption === '' ? 'take out the photo' : `take out the photo “${caption}”`,
    notMade: 'More than one sheet, so the document was not made',
    notMadeTodo: 'What to shorten or take out is told above the sheet.',
  },
})
