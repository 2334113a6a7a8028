import { type Language, useLanguage } from './language-store.ts'

/** Numbers and dates as a reader of the language expects them, in the forum's own time. */
export interface Format {
  readonly number: (value: number) => string
  /** «37 %» of a share between 0 and 1. */
  readonly percent: (share: number) => string
  /** «5 ноября 2024 г.» */
  readonly day: (moment: Moment) => string
  /** «5 ноября» */
  readonly shortDay: (moment: Moment) => string
  /** «18:42» */
  readonly time: (moment: Moment) => string
  /** «сегодня, 18:42», «вчера, 9:05», «5 ноября, 18:42» */
  readonly when: (moment: Moment, now: Moment) => string
}

/** Milliseconds since 1970, an ISO text or a date. */
export type Moment = number | string | Date

const forumTimeZone = 'Asia/Irkutsk'

export function useFormat(): Format {
  return formatIn(useLanguage())
}

export function formatIn(language: Language): Format {
  return formats[language]
}

const formats: Readonly<Record<Language, Format>> = {
  ru: createFormat('ru', 'сегодня', 'вчера'),
  en: createFormat('en-GB', 'today', 'yesterday'),
}

function createFormat(locale: string, today: string, yesterday: string): Format {
  const inForumTime = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: forumTimeZone, ...options })
    return (moment: Moment) => formatter.format(new Date(moment))
  }
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const day = inForumTime({ day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = inForumTime({ day: 'numeric', month: 'long' })
  const time = inForumTime({ hour: 'numeric', minute: '2-digit' })
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    day,
    shortDay,
    time,
    when(moment, now) {
      const daysAgo = dayNumber(now) - dayNumber(moment)
      const dayWords =
        daysAgo === 0
          ? today
          : daysAgo === 1
            ? yesterday
            : daysAgo < 300
              ? shortDay(moment)
              : day(moment)
      return `${dayWords}, ${time(moment)}`
    },
  }
}

const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: forumTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

function dayNumber(moment: Moment): number {
  return Date.parse(calendar.format(new Date(moment))) / 86_400_000
}
