import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const signInMessages = catalog({
  ru: {
    title: 'Вход',
    lead: 'Сотрудники региона и\u00a0администраторы входят раз в\u00a0сутки: их устройство видит весь регион. Записанное хранится на\u00a0устройстве и\u00a0без входа.',
    asking: 'Спрашиваем центр…',
    again: 'Попробовать ещё раз',
    nobody: 'На\u00a0этом устройстве входить никому не\u00a0нужно',
    anonymous: 'Без имени',
    until: (when: string) => `Вход действует: до\u00a0${when}`,
    over: 'Вход закончился',
    noMeans: 'Ни\u00a0пароля, ни\u00a0ключа ещё нет',
    noMeansTodo: 'Задайте хотя бы одно: через сутки приложение попросит войти.',
    lost: 'Ни\u00a0пароля, ни\u00a0ключа не\u00a0задано, поэтому войти здесь нечем',
    lostTodo:
      'Попросите у\u00a0администратора новое приглашение и\u00a0откройте его на\u00a0этом же устройстве.',
    passkeys: (count: number) =>
      count === 0 ? 'Ключ входа' : `Ключ входа: ${ruCount(count, 'ключ', 'ключа', 'ключей')}`,
    passkeyText:
      'Ключ хранит само устройство и\u00a0открывает отпечатком, лицом или кодом экрана. Запоминать нечего.',
    addPasskey: 'Сделать ключ входа',
    usePasskey: 'Войти ключом',
    passkeyFailed: 'Ключ не\u00a0получился',
    passkeyFailedTodo:
      'Возможно, окно закрылось раньше времени. Попробуйте ещё раз или войдите паролем.',
    passkeyMade: 'Ключ сделан',
    password: 'Пароль',
    newPassword: 'Новый пароль',
    passwordHint:
      'Не\u00a0короче 12 знаков. Лучше всего несколько слов, например строчка, которую помните только вы.',
    passwordWeak: 'Нужно не\u00a0меньше 12 знаков, и\u00a0хотя бы пять разных.',
    passwordEmpty: 'Впишите пароль.',
    setPassword: 'Задать пароль',
    changePassword: 'Сменить пароль',
    passwordSet: 'Пароль сохранён',
    signIn: 'Войти',
    show: 'Показать пароль',
  },
  en: {
    title: 'Signing in',
    lead: 'Regional staff and administrators sign in once a day: their device sees the whole region. What is recorded stays on the device without it too.',
    asking: 'Asking the centre…',
    again: 'Try again',
    nobody: 'Nobody on this device has to sign in',
    anonymous: 'No name',
    until: (when) => `Signed in until ${when}`,
    over: 'Signing in is due',
    noMeans: 'There is neither a password nor a passkey yet',
    noMeansTodo: 'Set at least one: after a day the app asks you to sign in.',
    lost: 'Neither a password nor a passkey was set, so there is nothing to sign in with',
    lostTodo: 'Ask an administrator for a new invitation and open it on this same device.',
    passkeys: (count) => (count === 0 ? 'Passkey' : enCount(count, 'passkey', 'passkeys')),
    passkeyText:
      'The device itself keeps the passkey and opens it with fingerprint, face or screen code. There is nothing to remember.',
    addPasskey: 'Make a passkey',
    usePasskey: 'Sign in with the passkey',
    passkeyFailed: 'The passkey did not work',
    passkeyFailedTodo: 'Its window may have been closed too early. Try again, or use the password.',
    passkeyMade: 'The passkey is made',
    password: 'Password',
    newPassword: 'New password',
    passwordHint:
      'At least 12 characters. Several words are best, such as a line that only you remember.',
    passwordWeak: 'At least 12 characters, and five different ones.',
    passwordEmpty: 'Enter the password.',
    setPassword: 'Set the password',
    changePassword: 'Change the password',
    passwordSet: 'The password is saved',
    signIn: 'Sign in',
    show: 'Show the password',
  },
})
