/** The sections of the report to the Governor, in their order, and the sentence that each begins with. */
export const reportSections = [
  {
    id: 'sessions',
    title: 'Как прошли сессии',
    text: 'Стратегические сессии: {сессий}, на которых были {людей}. Записано и\u00a0учтено: {ответов}.',
  },
  {
    id: 'answers',
    title: 'Что сказала территория',
    text: 'Участники отвечали на\u00a0вопросы форума. Ответ территории сложен из\u00a0их слов.',
  },
  {
    id: 'valuable',
    title: 'Самое ценное',
    text: 'Это территория даёт настоящему и\u00a0будущему страны.',
  },
  {
    id: 'initiatives',
    title: 'Инициативы',
    text: 'Участники предложили: {инициатив}.',
  },
  {
    id: 'groups',
    title: 'Группы территориального развития',
    text: 'Готовы взяться за\u00a0дело: {групп}.',
  },
  {
    id: 'delegates',
    title: 'Делегаты',
    text: 'На\u00a0сборку культурного кода области едут: {делегатов}.',
  },
  { id: 'photos', title: 'Фотографии', text: '' },
  { id: 'requests', title: 'О чём просим', text: '' },
  { id: 'counting', title: 'Как считали', text: '' },
] as const

export type ReportSection = (typeof reportSections)[number]['id']

/** What stands in a section: what people wrote, or the sentence that is proposed. */
export function sectionText(
  texts: { readonly [section: string]: string } | undefined,
  section: ReportSection,
): string {
  return texts?.[section] ?? reportSections.find(({ id }) => id === section)?.text ?? ''
}
