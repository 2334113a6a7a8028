import { type Language, useLanguage } from './language-store.ts'
import { useTimeZone } from './time-zone-store.ts'

/** Numbers and dates as a reader of the language expects them, in the forum's own time. */
export interface Format {
  readonly number: (value: number) => string
  /** «37 %» of a share between 0 and 1. */
  readonly percent: (share: number) => string
  /** «5 ноября 2024 г.» */
  readonly day: (moment: Moment) => string
  /** «5 ноября» */
  readonly shortDay: (moment: Moment) => string
  /** «ноябрь 2024 г.» */
  readonly month: (moment: Moment) => string
  /** «18:42» */
  readonly time: (moment: Moment) => string
  /** «сегодня, 18:42», «вчера, 9:05», «5 ноября, 18:42» */
  readonly when: (moment: Moment, now: Moment) => string
}

/** Milliseconds since 1970, an ISO text or a date. */
export type Moment = number | string | Date

export function useFormat(): Format {
  return formatIn(useLanguage(), useTimeZone())
}

/** `timeZone`: an IANA name; undefined: the device's own. */
export function formatIn(language: Language, timeZone: string | undefined): Format {
  const key = `${language} ${timeZone}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = createFormat(words[language], timeZone)
  formats.set(key, format)
  return format
}

// Making a formatter takes milliseconds on a phone, and every row of a list asks for one.
const formats = new Map<string, Format>()

interface Words {
  readonly locale: string
  readonly today: string
  readonly yesterday: string
}

const words: Readonly<Record<Language, Words>> = {
  ru: { locale: 'ru', today: 'сегодня', yesterday: 'вчера' },
  en: { locale: 'en-GB', today: 'today', yesterday: 'yesterday' },
}

function createFormat({ locale, today, yesterday }: Words, timeZone: string | undefined): Format {
  const inForumTime = (options: Intl.DateTimeFormatOptions, language = locale) => {
    const formatter = new Intl.DateTimeFormat(language, { timeZone, ...options })
    return (moment: Moment) => formatter.format(new Date(moment))
  }
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const day = inForumTime({ day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = inForumTime({ day: 'numeric', month: 'long' })
  const month = inForumTime({ month: 'long', year: 'numeric' })
  const time = inForumTime({ hour: 'numeric', minute: '2-digit' })
  const isoDay = inForumTime({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA')
  const dayNumber = (moment: Moment) => Date.parse(isoDay(moment)) / 86_400_000
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    day,
    shortDay,
    month,
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
