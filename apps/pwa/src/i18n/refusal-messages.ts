import type { RefusalReason } from '@living-libraries/model/refusal'
import { catalog } from './messages.ts'

interface Sentences {
  readonly [key: string]: string
  readonly why: string
  readonly todo: string
}

const ru: { readonly [Reason in RefusalReason]: Sentences } = {
  'invalid-value': {
    why: 'Центр не\u00a0принимает такое значение.',
    todo: 'Поправьте и\u00a0введите заново.',
  },
  'unknown-kind': {
    why: 'Центр ещё не\u00a0знает записей такого вида.',
    todo: 'Обновите приложение или подождите обновления центра и\u00a0введите заново.',
  },
  'unknown-field': {
    why: 'Центр ещё не\u00a0знает такого поля.',
    todo: 'Обновите приложение или подождите обновления центра и\u00a0введите заново.',
  },
  'unknown-record': {
    why: 'Записи, к\u00a0которой это относится, в\u00a0центре нет.',
    todo: 'Введите слова заново отдельной записью.',
  },
  'foreign-space': {
    why: 'Это устройство больше не\u00a0работает с\u00a0этой площадкой.',
    todo: 'Попросите приглашение на\u00a0эту площадку или перепишите слова для коллег.',
  },
  'foreign-person': {
    why: 'Человек, который это записал, больше не\u00a0работает на\u00a0этом устройстве.',
    todo: 'Введите заново от\u00a0своего имени.',
  },
  'not-yours': {
    why: 'Изменить это может только другой человек.',
    todo: 'Попросите автора записи или координатора.',
  },
  immutable: {
    why: 'Эту запись нельзя менять после того, как она сделана.',
    todo: 'Сделайте новую запись.',
  },
  incomplete: {
    why: 'В\u00a0записи не\u00a0хватает обязательного.',
    todo: 'Дополните и\u00a0введите заново.',
  },
  'id-taken': {
    why: 'Номер этой записи в\u00a0центре уже занят другой.',
    todo: 'Введите заново: запись получит новый номер.',
  },
}

const en: { readonly [Reason in RefusalReason]: Sentences } = {
  'invalid-value': {
    why: 'The centre does not accept such a value.',
    todo: 'Correct it and enter it again.',
  },
  'unknown-kind': {
    why: 'The centre does not know records of this kind yet.',
    todo: 'Update the app, or wait until the centre is updated, and enter it again.',
  },
  'unknown-field': {
    why: 'The centre does not know this field yet.',
    todo: 'Update the app, or wait until the centre is updated, and enter it again.',
  },
  'unknown-record': {
    why: 'The record that this belongs to is not in the centre.',
    todo: 'Enter the words again as a record of their own.',
  },
  'foreign-space': {
    why: 'This device no longer works with that venue.',
    todo: 'Ask for an invitation to the venue, or copy the words for your colleagues.',
  },
  'foreign-person': {
    why: 'The person who recorded this no longer works on this device.',
    todo: 'Enter it again in your own name.',
  },
  'not-yours': {
    why: 'Only somebody else may change this.',
    todo: 'Ask the author of the record or your coordinator.',
  },
  immutable: {
    why: 'This record cannot be changed once it is made.',
    todo: 'Make a new record.',
  },
  incomplete: {
    why: 'The record lacks something required.',
    todo: 'Complete it and enter it again.',
  },
  'id-taken': {
    why: 'The number of this record is already taken in the centre.',
    todo: 'Enter it again: it gets a new number.',
  },
}

/** Why the centre did not take a change, and what the person can do. */
export const refusalMessages = catalog({ ru, en })
