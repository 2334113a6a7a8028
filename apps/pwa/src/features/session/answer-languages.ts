/** Languages that are spoken in the region besides Russian, with the letters that a Russian keyboard lacks. */
export const answerLanguages = {
  bua: 'үөһ',
  evn: 'ӈ',
  kim: 'ғҷӄңөүһі',
} as const

export function lettersOf(language: string | null | undefined): string {
  return language === 'bua' || language === 'evn' || language === 'kim'
    ? answerLanguages[language]
    : ''
}
