import { catalog } from './messages.ts'

/** Of venues and municipalities: who keeps the registry. */
export const placeMessages = catalog({
  ru: {
    editVenue: 'Площадка',
    addVenue: 'Новая площадка',
    editMunicipality: 'Муниципалитет',
    name: 'Название',
    nameHint: 'Как его знают люди, например «Центральная городская библиотека»',
    nameEmpty: 'Впишите название.',
    address: 'Адрес',
    centre: 'Административный центр',
    save: 'Сохранить',
    forget: 'Вернуть как было',
    failed: 'Не\u00a0сохранилось',
    failedTodo: 'Текст остался в\u00a0поле. Попробуйте ещё раз.',
  },
  en: {
    editVenue: 'Venue',
    addVenue: 'New venue',
    editMunicipality: 'Municipality',
    name: 'Name',
    nameHint: 'As people know it, for example “Central city library”',
    nameEmpty: 'Enter a name.',
    address: 'Address',
    centre: 'Administrative centre',
    save: 'Save',
    forget: 'Put back what was there',
    failed: 'It was not saved',
    failedTodo: 'The text is still in the field. Try again.',
  },
})
