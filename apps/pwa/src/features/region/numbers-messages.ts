import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const numbersMessages = catalog({
  ru: {
    title: 'Числа',
    tabs: 'Что посчитать',
    people: 'Участники',
    byMunicipality: 'Ответы по\u00a0муниципалитетам',
    byGroup: 'Ответы по\u00a0группам',
    results: 'Итоги сессий',
    initiatives: 'Инициативы',
    time: 'По\u00a0времени',
    kinds: { element: 'Самое ценное', initiative: 'Инициативы', delegate: 'Делегаты' },
    resultBars: 'Учтено в\u00a0отправленных и\u00a0принятых сессиях',
    adding: (kind: string, [received, counted, rest]: readonly string[]) =>
      `${kind}: получено ${received} = учтено ${counted} + отложено ${rest}`,
    resultTable: 'Итоги сессий: вид и\u00a0муниципалитет',
    resultAbout:
      'Учтено то, что есть в\u00a0отправленных и\u00a0принятых сессиях и\u00a0не\u00a0пришло позже. Остальное полученное отложено: черновики, возвращённое, пришедшее позже, удалённое.',
    kindBars: 'Инициативы по\u00a0видам',
    levelBars: 'Инициативы, которые рассчитывают на\u00a0уровень',
    readinessBars: 'Готовность паспортов',
    initiativeTable: 'Инициативы: вид и\u00a0муниципалитет',
    step: 'Чем мерить время',
    steps: { day: 'По\u00a0дням', hour: 'По\u00a0часам' },
    arrivalsBars: 'Ответы, полученные центром',
    sumSoFar: 'Всего к\u00a0этому времени',
    arrivalsTotal: (count: number, initiatives: number) =>
      `Получено: ${ruCount(count, 'ответ', 'ответа', 'ответов')} и\u00a0${ruCount(initiatives, 'инициатива', 'инициативы', 'инициатив')}, считая удалённые потом.`,
    arrivalsAbout: (zone: string) => `Время центра, часовой пояс форума (${zone}).`,
    initiativeArrivals: 'Инициативы, полученные центром',
    parts: {
      people: {
        bars: 'Пришли на\u00a0сессии, по\u00a0группам',
        table: 'Участники: группа и\u00a0муниципалитет',
        about:
          'Считаются все, кто был в\u00a0зале. Число открывает ответы этой группы в\u00a0этом муниципалитете.',
        file: 'Участники по группам и муниципалитетам',
      },
      byMunicipality: {
        bars: 'Учтённые ответы, по\u00a0вопросам',
        table: 'Учтённые ответы: вопрос и\u00a0муниципалитет',
        about:
          'Ответ считается один раз, по\u00a0своему главному вопросу. Число открывает ответы, из\u00a0которых сложилось.',
        file: 'Ответы по вопросам и муниципалитетам',
      },
      byGroup: {
        bars: 'Учтённые ответы, по\u00a0группам говоривших',
        table: 'Учтённые ответы: вопрос и\u00a0группа',
        about:
          'Ответ считается один раз, по\u00a0своему главному вопросу. Число открывает ответы, из\u00a0которых сложилось.',
        file: 'Ответы по вопросам и группам',
      },
    },
    only: {
      municipality: 'Только муниципалитет',
      question: 'Только вопрос',
      group: 'Только группа говоривших',
    },
    all: { municipality: 'все муниципалитеты', question: 'все вопросы', group: 'все группы' },
    group: 'Группа',
    small: (limit: string) =>
      `Группы меньше ${limit} человек не\u00a0показывают с\u00a0цитатами за\u00a0пределами этого рабочего места.`,
    municipality: 'Муниципалитет',
    question: 'Вопрос',
    total: 'Всего',
    missing: (count: string, names: string) => `Пока ничего (${count}): ${names}.`,
    share: 'Доля «не\u00a0указано»',
    files: {
      results: 'Итоги сессий по муниципалитетам',
      initiatives: 'Инициативы по видам и муниципалитетам',
      arrivals: 'Полученное по времени',
    },
    rule: {
      title: 'Как посчитано',
      line: ([received, ...parts]: readonly string[]) =>
        `Ответы: получено ${received} = учтено, пришло позже, возвращено, не\u00a0отправлено, удалено, исключено по\u00a0просьбе: ${parts.join(' + ')}.`,
      received: 'Получено центром',
      counted: 'Учтено',
      unreviewed: (count: string) => `из\u00a0них ещё не\u00a0проверено координаторами: ${count}`,
      late: 'Пришло позже принятия',
      returned: 'Возвращено на\u00a0исправление',
      inDraft: 'В\u00a0сессиях, которые ещё не\u00a0отправлены',
      deleted: 'Удалено площадками',
      setAside: 'Исключено по\u00a0просьбе человека',
      sum: 'Сумма частей',
      adds: 'Сумма сходится с\u00a0полученным.',
      differs: 'Сумма не\u00a0сходится с\u00a0полученным: сообщите администратору.',
    },
  },
  en: {
    title: 'Numbers',
    tabs: 'What to count',
    people: 'Participants',
    byMunicipality: 'Answers by municipality',
    byGroup: 'Answers by group',
    results: 'Results of sessions',
    initiatives: 'Initiatives',
    time: 'Over time',
    kinds: { element: 'Most valuable', initiative: 'Initiatives', delegate: 'Delegates' },
    resultBars: 'Counted in submitted and accepted sessions',
    adding: (kind, [received, counted, rest]) =>
      `${kind}: received ${received} = counted ${counted} + set aside ${rest}`,
    resultTable: 'Results of sessions: kind and municipality',
    resultAbout:
      'Counted is what stands in submitted and accepted sessions and did not come late. The rest of what was received is set aside: drafts, returned, late, deleted.',
    kindBars: 'Initiatives by kind',
    levelBars: 'Initiatives that count on a level',
    readinessBars: 'Readiness of the passports',
    initiativeTable: 'Initiatives: kind and municipality',
    step: 'How to measure time',
    steps: { day: 'By day', hour: 'By hour' },
    arrivalsBars: 'Answers that the centre received',
    sumSoFar: 'In all by then',
    arrivalsTotal: (count, initiatives) =>
      `Received: ${enCount(count, 'answer', 'answers')} and ${enCount(initiatives, 'initiative', 'initiatives')}, those deleted later included.`,
    arrivalsAbout: (zone) => `Time of the centre, in the forum’s zone (${zone}).`,
    initiativeArrivals: 'Initiatives that the centre received',
    parts: {
      people: {
        bars: 'Came to the sessions, by group',
        table: 'Participants: group and municipality',
        about:
          'Everybody in the hall counts. A number opens the answers of this group in this municipality.',
        file: 'Participants by group and municipality',
      },
      byMunicipality: {
        bars: 'Counted answers, by question',
        table: 'Counted answers: question and municipality',
        about:
          'An answer counts once, under its main question. A number opens the answers that it is made of.',
        file: 'Answers by question and municipality',
      },
      byGroup: {
        bars: 'Counted answers, by group of the speaker',
        table: 'Counted answers: question and group',
        about:
          'An answer counts once, under its main question. A number opens the answers that it is made of.',
        file: 'Answers by question and group',
      },
    },
    only: {
      municipality: 'Only the municipality',
      question: 'Only the question',
      group: 'Only the group of the speaker',
    },
    all: { municipality: 'all municipalities', question: 'all questions', group: 'all groups' },
    group: 'Group',
    small: (limit) =>
      `Groups of fewer than ${limit} people are not shown with quotes outside this desk.`,
    municipality: 'Municipality',
    question: 'Question',
    total: 'Total',
    missing: (count, names) => `Nothing yet (${count}): ${names}.`,
    share: 'Share “not stated”',
    files: {
      results: 'Results of sessions by municipality',
      initiatives: 'Initiatives by kind and municipality',
      arrivals: 'Received over time',
    },
    rule: {
      title: 'How it is counted',
      line: ([received, ...parts]) =>
        `Answers: received ${received} = counted, late, returned, not handed in, deleted, set aside by request: ${parts.join(' + ')}.`,
      received: 'Received by the centre',
      counted: 'Counted',
      unreviewed: (count) => `of them not yet reviewed by coordinators: ${count}`,
      late: 'Came after acceptance',
      returned: 'Returned for correction',
      inDraft: 'In sessions not handed in yet',
      deleted: 'Deleted by the venues',
      setAside: 'Set aside by request',
      sum: 'Sum of the parts',
      adds: 'The sum equals what was received.',
      differs: 'The sum differs from what was received: tell the administrator.',
    },
  },
})
