import { formatIn } from '../i18n/format.ts'

/** «по состоянию на 6 ноября 2024 г., 21:15», in the time of the forum. `moment` in ms since 1970. */
export function asOfLine(moment: number, timeZone: string | undefined): string {
  const format = formatIn('ru', timeZone)
  return `по состоянию на ${format.day(moment)},\u00a0${format.time(moment)}`
}
