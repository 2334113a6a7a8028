import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

const ruRecords = (count: number) => ruCount(count, 'запись', 'записи', 'записей')
const ruAnswers = (count: number) => ruCount(count, 'ответ', 'ответа', 'ответов')
const enRecords = (count: number) => enCount(count, 'record', 'records')
const enAnswers = (count: number) => enCount(count, 'answer', 'answers')

/** What is put together of all territories: the consolidated report, the comparison, the reconciliation. */
export const wholeMessages = catalog({
  ru: {
    places: 'Отчёты и\u00a0сведение',
    reports: 'Отчёты территорий',
    summary: 'Сводный отчёт',
    comparison: 'Сравнение',
    reconciliation: 'Сверка',
    summaryLead:
      'Для того, кто читает за\u00a0Губернатора: первая страница понятна и\u00a0без остальных. Числа и\u00a0списки берутся из\u00a0центра, печатать их не\u00a0нужно.',
    comparisonLead: 'Территории рядом. Выбор стоит в\u00a0адресе, ссылку можно послать.',
    territory: (number: string) => `Территория ${number}`,
    nobody: 'Не\u00a0выбрана',
    measure: 'Что сравниваем',
    sessions: 'Сессий принято из\u00a0начатых',
    people: 'Пришли, человек',
    unstated: 'из\u00a0них группа не\u00a0указана',
    received: 'Получено ответов',
    counted: 'Учтено ответов',
    question: (text: string) => `Учтено: ${text}`,
    valuable: 'Самое ценное',
    initiatives: 'Инициатив',
    delegates: 'Делегатов',
    money: 'Названо в\u00a0инициативах, ₽',
    report: 'Отчёт',
    noReport: 'не\u00a0отправлен',
    reportStates: { sent: 'ждёт решения', returned: 'возвращён', accepted: 'принят' },
    comparisonAbout:
      'Учтены ответы отправленных и\u00a0принятых сессий без пришедших позже. Самое ценное: из отчёта территории, а где его нет, по голосам зала.',
    reconciliationLead:
      'Чего не\u00a0хватает в\u00a0числах и\u00a0где оно: на\u00a0устройствах, в\u00a0черновиках, на\u00a0исправлении.',
    allThere: 'У\u00a0центра есть всё, о\u00a0чём он знает',
    allThereText:
      'Ни\u00a0одна площадка не\u00a0молчит, и\u00a0ни\u00a0на\u00a0одном устройстве ничего не\u00a0ждёт отправки.',
    silent: (count: number) =>
      `Молчат: ${ruCount(count, 'площадка', 'площадки', 'площадок')}. Что записано там, центр не\u00a0знает.`,
    onDevices: (count: number) => `На\u00a0устройствах ждут отправки: ${ruRecords(count)}.`,
    venue: 'Площадка',
    municipality: 'Муниципалитет',
    contact: 'Последняя связь',
    never: 'не\u00a0было',
    missing: 'Чего не\u00a0хватает',
    what: {
      nobody: 'никто не\u00a0подключился',
      nothing: 'сессия не\u00a0начата',
      unsent: (count: number) => `на\u00a0устройствах ${ruRecords(count)}`,
      draft: (count: number) => `не\u00a0отправлена сессия, ${ruAnswers(count)}`,
      returned: (count: number) => `на исправлении, ${ruAnswers(count)}`,
      late: (count: number) => `пришло позже, ${ruAnswers(count)}`,
    },
    waiting: 'Ждут на\u00a0устройствах',
    inDraft: 'В\u00a0черновиках',
    returned: 'Возвращено',
    late: 'Позже',
    deleted: 'Удалено',
    /** Above narrow columns, each beside the others. */
    parts: {
      received: 'Получено',
      counted: 'Учтено',
      late: 'Позже',
      returned: 'Возвращено',
      inDraft: 'В\u00a0черновиках',
      deleted: 'Удалено',
      setAside: 'По\u00a0просьбе',
    },
    setAside: 'По\u00a0просьбе',
    total: 'Всего',
    reconciliationAbout:
      'Получено = учтено + пришло позже + возвращено + в черновиках + удалено + исключено по просьбе. Сколько ждёт на устройствах, известно на час их последней связи.',
  },
  en: {
    places: 'Reports and what is put together',
    reports: 'Reports of the territories',
    summary: 'Consolidated report',
    comparison: 'Comparison',
    reconciliation: 'Reconciliation',
    summaryLead:
      'For the Governor’s reader: the first page says all by itself. Numbers and lists come from the centre, nobody types them.',
    comparisonLead:
      'Territories side by side. The choice stands in the address and can be sent as a link.',
    territory: (number) => `Territory ${number}`,
    nobody: 'Not chosen',
    measure: 'What is compared',
    sessions: 'Sessions accepted of those begun',
    people: 'Came, people',
    unstated: 'of them group not stated',
    received: 'Answers received',
    counted: 'Answers counted',
    question: (text) => `Counted: ${text}`,
    valuable: 'Most valuable',
    initiatives: 'Initiatives',
    delegates: 'Delegates',
    money: 'Named in initiatives, ₽',
    report: 'Report',
    noReport: 'not sent',
    reportStates: { sent: 'waits for a decision', returned: 'returned', accepted: 'accepted' },
    comparisonAbout:
      'Answers of submitted and accepted sessions count, without what came late. Most valuable: from the report of the territory, else by the votes of the hall.',
    reconciliationLead:
      'What is missing in the numbers and where it is: on devices, in drafts, being corrected.',
    allThere: 'The centre has all that it knows of',
    allThereText: 'No venue is silent, and nothing waits on any device.',
    silent: (count) =>
      `Silent: ${enCount(count, 'venue', 'venues')}. What was recorded there the centre does not know.`,
    onDevices: (count) => `Waiting on devices: ${enRecords(count)}.`,
    venue: 'Venue',
    municipality: 'Municipality',
    contact: 'Last contact',
    never: 'none',
    missing: 'What is missing',
    what: {
      nobody: 'nobody has joined',
      nothing: 'no session begun',
      unsent: (count) => `${enRecords(count)} on devices`,
      draft: (count) => `session not handed in, ${enAnswers(count)}`,
      returned: (count) => `being corrected, ${enAnswers(count)}`,
      late: (count) => `came late, ${enAnswers(count)}`,
    },
    waiting: 'Waiting on devices',
    inDraft: 'In drafts',
    returned: 'Returned',
    late: 'Late',
    deleted: 'Deleted',
    parts: {
      received: 'Received',
      counted: 'Counted',
      late: 'Late',
      returned: 'Returned',
      inDraft: 'In drafts',
      deleted: 'Deleted',
      setAside: 'By request',
    },
    setAside: 'By request',
    total: 'Total',
    reconciliationAbout:
      'Received = counted + late + returned + in drafts + deleted + set aside by request. How much waits on devices is known as of their last contact.',
  },
})
