import type { TransferFaultName } from '@living-libraries/model/transfer/transfer-fault'
import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

interface FaultSentences {
  readonly [key: string]: string
  readonly title: string
  readonly safe: string
  readonly todo: string
}

type Faults = { readonly [Fault in TransferFaultName | 'unreadable']: FaultSentences }

const nothingTaken =
  'Из\u00a0файла ничего не\u00a0взято, на\u00a0устройстве ничего не\u00a0изменилось.'
const nothingTakenEn = 'Nothing of it was taken, nothing changed on this device.'

const faultsRu: Faults = {
  'not-a-transfer-file': {
    title: 'Это не\u00a0файл передачи',
    safe: nothingTaken,
    todo: 'Выберите файл, который сохранило это приложение: его имя кончается на\u00a0.age или .txt.',
  },
  'not-for-us': {
    title: 'Файл запечатан для\u00a0других',
    safe: nothingTaken,
    todo: 'Откройте его на\u00a0устройстве, для которого он записан.',
  },
  damaged: {
    title: 'Файл повреждён по\u00a0дороге',
    safe: nothingTaken,
    todo: 'Попросите передать его ещё раз. У\u00a0того, кто его записал, всё цело.',
  },
  'too-large': {
    title: 'Файл слишком велик для\u00a0файла передачи',
    safe: nothingTaken,
    todo: 'Проверьте, тот\u00a0ли это файл.',
  },
  'too-many': {
    title: 'На\u00a0этом устройстве уже слишком много чужих файлов',
    safe: nothingTaken,
    todo: 'Выйдите на\u00a0связь: устройство передаст их центру, и\u00a0место появится.',
  },
  'too-new': {
    title: 'Файл записан более новой версией приложения',
    safe: nothingTaken,
    todo: 'Обновите приложение при\u00a0связи и\u00a0откройте файл снова.',
  },
  forged: {
    title: 'Подпись в\u00a0файле не\u00a0сходится',
    safe: nothingTaken,
    todo: 'Кто-то изменил файл или выдаёт себя за\u00a0другого. Попросите передать его ещё раз и\u00a0скажите координатору.',
  },
  foreign: {
    title: 'Файл не\u00a0из\u00a0этой области',
    safe: nothingTaken,
    todo: 'За\u00a0это устройство никто в\u00a0области не\u00a0поручился. Скажите координатору.',
  },
  'certificate-expired': {
    title: 'Удостоверение устройства, записавшего файл, истекло',
    safe: nothingTaken,
    todo: 'Пусть то\u00a0устройство выйдет на\u00a0связь или откроет новое приглашение и\u00a0запишет файл снова. Проверьте и\u00a0дату на\u00a0своём устройстве.',
  },
  'author-shut-out': {
    title: 'Устройство, записавшее файл, отключено',
    safe: nothingTaken,
    todo: 'Если это ошибка, пригласите его снова: записи на\u00a0нём целы.',
  },
  'other-epoch': {
    title: 'Центр с\u00a0тех пор восстановлен из\u00a0резервной копии',
    safe: nothingTaken,
    todo: 'Файлом здесь не\u00a0обойтись: устройству нужно один раз выйти на\u00a0связь.',
  },
  unreadable: {
    title: 'Файл не\u00a0читается',
    safe: nothingTaken,
    todo: 'Скопируйте его в\u00a0память устройства и\u00a0откройте оттуда.',
  },
}

const faultsEn: Faults = {
  'not-a-transfer-file': {
    title: 'This is not a transfer file',
    safe: nothingTakenEn,
    todo: 'Choose a file that this app has saved: its name ends in .age or .txt.',
  },
  'not-for-us': {
    title: 'The file is sealed for others',
    safe: nothingTakenEn,
    todo: 'Open it on the device that it was written for.',
  },
  damaged: {
    title: 'The file was damaged on its way',
    safe: nothingTakenEn,
    todo: 'Ask for it once more. Everything is safe with whoever wrote it.',
  },
  'too-large': {
    title: 'The file is too large for a transfer file',
    safe: nothingTakenEn,
    todo: 'Check whether it is the right one.',
  },
  'too-many': {
    title: 'This device carries too many files of others already',
    safe: nothingTakenEn,
    todo: 'Get a connection: the device hands them to the centre, and there is room again.',
  },
  'too-new': {
    title: 'The file was written by a newer version of the app',
    safe: nothingTakenEn,
    todo: 'Update the app while there is a connection, and open the file again.',
  },
  forged: {
    title: 'The signature in the file is wrong',
    safe: nothingTakenEn,
    todo: 'Somebody changed the file or pretends to be another. Ask for it once more, and tell your coordinator.',
  },
  foreign: {
    title: 'The file is not from this region',
    safe: nothingTakenEn,
    todo: 'Nobody in the region vouches for that device. Tell your coordinator.',
  },
  'certificate-expired': {
    title: 'The certificate of the device that wrote the file has expired',
    safe: nothingTakenEn,
    todo: 'Let that device get a connection or open a new invitation, and write the file again. Check the date on your own device too.',
  },
  'author-shut-out': {
    title: 'The device that wrote the file is disconnected',
    safe: nothingTakenEn,
    todo: 'If that is a mistake, invite it again: the records on it are safe.',
  },
  'other-epoch': {
    title: 'The centre has been restored from a backup since',
    safe: nothingTakenEn,
    todo: 'A file will not do here: the device needs a connection once.',
  },
  unreadable: {
    title: 'The file cannot be read',
    safe: nothingTakenEn,
    todo: 'Copy it into the memory of this device and open it from there.',
  },
}

export const transferMessages = catalog({
  ru: {
    title: 'Без интернета: файлом',
    lead: 'Записи и\u00a0фото можно передать файлом: на\u00a0флешке, через мессенджер или Bluetooth. Прочитать его смогут только центр, координатор и\u00a0устройства вашей площадки. Если записи потом придут и\u00a0по\u00a0сети, ничего не\u00a0удвоится.',
    write: 'Сохранить файл для\u00a0передачи',
    share: 'Поделиться файлом',
    open: 'Открыть файл',
    drop: 'или перетащите файл сюда',
    dropNow: 'Отпустите, чтобы открыть',
    working: 'Минуту…',
    nothing: 'Сейчас передавать нечего: всё есть в\u00a0центре.',
    saved:
      'Файл сохранён. Записи и\u00a0фото остаются на\u00a0устройстве, пока их не\u00a0подтвердит центр.',
    shared:
      'Файл отдан. Записи и\u00a0фото остаются на\u00a0устройстве, пока их не\u00a0подтвердит центр.',
    ready: 'Файл готов. Осталось выбрать, кому его отдать.',
    photosLeft: (count: number) =>
      `${ruCount(count, 'фото не\u00a0поместилось', 'фото не\u00a0поместились', 'фото не\u00a0поместились')} в\u00a0этот файл. Сохраните ещё один: остальные войдут в\u00a0него.`,
    filesLeft: (count: number) =>
      `${ruCount(count, 'файл других устройств не\u00a0поместился', 'файла других устройств не\u00a0поместились', 'файлов других устройств не\u00a0поместились')}. Сохраните ещё один файл: остальные войдут в\u00a0него.`,
    answerSaved:
      'Ответ сохранён. Передайте его на\u00a0то устройство и\u00a0откройте там на\u00a0этой\u00a0же странице.',
    answerShared: 'Ответ отдан. Его откроют на\u00a0том устройстве на\u00a0этой\u00a0же странице.',
    shareAnswer: 'Поделиться ответом',
    fileName: (day: string, device: string) => `Передача ${day} – ${device}`,
    answerName: (day: string, device: string) => `Ответ ${day} – ${device}`,
    failed: 'Файл не\u00a0записан',
    failedSafe: 'Все записи целы.',
    failedTodo: 'Проверьте, есть\u00a0ли место на\u00a0устройстве, и\u00a0попробуйте ещё раз.',
    taken: (from: string) => `Файл принят: ${from}`,
    takenEmpty: 'Новых записей в\u00a0нём нет.',
    takenSafe: (what: string) =>
      `В\u00a0нём: ${what}. Теперь это видно и\u00a0на\u00a0этом устройстве.`,
    takenTodo: 'Центру устройство передаст файл само, как\u00a0только будет связь.',
    hidden: (count: number) =>
      `${ruCount(count, 'изменение', 'изменения', 'изменений')} здесь не\u00a0показано: о\u00a0них решит центр.`,
    kept: 'Файл запечатан для\u00a0других',
    keptSafe: 'Прочитать его здесь нельзя, но\u00a0устройство сохранило его.',
    keptTodo: 'Делать ничего не\u00a0нужно: при\u00a0связи файл уйдёт в\u00a0центр.',
    keptNewer: 'Файл записан более новой версией приложения',
    keptExpired: 'По\u00a0часам этого устройства удостоверение того, кто записал файл, истекло',
    known: 'Этот файл уже здесь',
    own: 'Этот файл записан на\u00a0этом\u00a0же устройстве',
    knownSafe: 'Второй раз он ничего не\u00a0меняет.',
    answer: 'Принят ответ центра',
    handed: (count: number) =>
      `Передано координатору: ${ruCount(count, 'файл', 'файла', 'файлов')}. В\u00a0центре этого ещё нет.`,
    received: (count: number) =>
      `Получено центром: ${ruCount(count, 'изменение', 'изменения', 'изменений')}.`,
    picturesReceived: (count: number) =>
      `Получено центром снимков: ${count}\u00a0(у\u00a0каждого фото их два, крупный и\u00a0мелкий).`,
    refused: (count: number) =>
      `Не\u00a0принято центром: ${ruCount(count, 'изменение', 'изменения', 'изменений')}. Слова целы, причина\u00a0– в\u00a0списке выше.`,
    news: (count: number) =>
      `Пришло из\u00a0центра: ${ruCount(count, 'запись', 'записи', 'записей')}.`,
    noNews: 'Нового в\u00a0ответе нет.',
    edits: (count: number) => ruCount(count, 'правка', 'правки', 'правок'),
    changes: (count: number) => ruCount(count, 'изменение', 'изменения', 'изменений'),
    files: (count: number) => `чужих файлов: ${ruCount(count, 'файл', 'файла', 'файлов')}`,
    journalWritten: 'Записанные файлы',
    journalCarried: 'Файлы других устройств',
    writtenAt: (when: string) => `Файл: ${when}`,
    states: {
      written: 'Записан',
      handed: 'Передано координатору',
      received: 'Получено центром',
      waiting: 'Ждёт связи с\u00a0центром',
      refused: 'Центр не\u00a0принял',
    },
    sealed: 'Файл, запечатанный для\u00a0других',
    cameAt: (when: string) => `Открыт здесь ${when}`,
    giveAnswer: 'Сохранить ответ',
    centresAnswer: (number?: number) =>
      `Сохранить ответ центра${number === undefined ? '' : ` №\u00a0${number}`}`,
    answerHint:
      'Ответ несёт туда расписки, ваши замечания и\u00a0новые записи. Его откроют на\u00a0той\u00a0же странице.',
    earlier: (count: number) => `и\u00a0ещё ${count} раньше`,
    faults: faultsRu,
  },
  en: {
    title: 'Without internet: by file',
    lead: 'Records and photos can go as a file: on a flash drive, by messenger or Bluetooth. Only the centre, the coordinator and the devices of your venue can read it. If the records come by network later, nothing is doubled.',
    write: 'Save a file to hand over',
    share: 'Share the file',
    open: 'Open a file',
    drop: 'or drop a file here',
    dropNow: 'Let go to open it',
    working: 'One moment…',
    nothing: 'There is nothing to hand over: the centre has everything.',
    saved:
      'The file is saved. Records and photos stay on the device until the centre confirms them.',
    shared:
      'The file is given away. Records and photos stay on the device until the centre confirms them.',
    ready: 'The file is ready. It only remains to choose whom to give it to.',
    photosLeft: (count) =>
      `${enCount(count, 'photo', 'photos')} did not fit into this file. Save another one: the rest goes into it.`,
    filesLeft: (count) =>
      `${enCount(count, 'file of another device', 'files of other devices')} did not fit. Save another file: the rest goes into it.`,
    answerSaved:
      'The answer is saved. Bring it to that device and open it there on this same page.',
    answerShared: 'The answer is given away. It is opened on that device on this same page.',
    shareAnswer: 'Share the answer',
    fileName: (day, device) => `Transfer ${day} – ${device}`,
    answerName: (day, device) => `Answer ${day} – ${device}`,
    failed: 'The file was not written',
    failedSafe: 'All records are safe.',
    failedTodo: 'Check whether the device has room, and try again.',
    taken: (from) => `File taken: ${from}`,
    takenEmpty: 'There are no new records in it.',
    takenSafe: (what) => `In it: ${what}. This device shows it now.`,
    takenTodo:
      'The device hands the file to the centre by itself as soon as there is a connection.',
    hidden: (count) =>
      `${enCount(count, 'change is', 'changes are')} not shown here: the centre decides on them.`,
    kept: 'The file is sealed for others',
    keptSafe: 'It cannot be read here, but the device has kept it.',
    keptTodo: 'There is nothing to do: it goes to the centre when there is a connection.',
    keptNewer: 'The file was written by a newer version of the app',
    keptExpired: 'By the clock of this device the certificate of the writer has expired',
    known: 'This file is here already',
    own: 'This file was written on this very device',
    knownSafe: 'A second time it changes nothing.',
    answer: 'The centre’s answer is taken',
    handed: (count) =>
      `Handed to the coordinator: ${enCount(count, 'file', 'files')}. The centre does not have it yet.`,
    received: (count) => `Received by the centre: ${enCount(count, 'change', 'changes')}.`,
    picturesReceived: (count) =>
      `Received by the centre: ${enCount(count, 'picture', 'pictures')} (two for each photo, a large and a small one).`,
    refused: (count) =>
      `Not taken by the centre: ${enCount(count, 'change', 'changes')}. The words are safe, the reason is in the list above.`,
    news: (count) => `Came from the centre: ${enCount(count, 'record', 'records')}.`,
    noNews: 'There is nothing new in the answer.',
    edits: (count) => enCount(count, 'edit', 'edits'),
    changes: (count) => enCount(count, 'change', 'changes'),
    files: (count) => `${enCount(count, 'file', 'files')} of others`,
    journalWritten: 'Files written here',
    journalCarried: 'Files of other devices',
    writtenAt: (when) => `File: ${when}`,
    states: {
      written: 'Written',
      handed: 'Handed to the coordinator',
      received: 'Received by the centre',
      waiting: 'Waits for a connection',
      refused: 'Not taken by the centre',
    },
    sealed: 'A file sealed for others',
    cameAt: (when) => `Opened here ${when}`,
    giveAnswer: 'Save an answer',
    centresAnswer: (number) =>
      `Save the centre’s answer${number === undefined ? '' : ` no. ${number}`}`,
    answerHint:
      'The answer carries receipts, your comments and new records there. It is opened on the same page.',
    earlier: (count) => `and ${count} earlier`,
    faults: faultsEn,
  },
})
