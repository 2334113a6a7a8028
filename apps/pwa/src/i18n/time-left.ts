import { enCount, ruCount } from './plural.ts'

/**
 * How long something will still take, as people say it: the speed of a village line is never known exactly.
 * «несколько секунд», «около 40 секунд», «около 3 минут», «больше часа».
 */
export function ruTimeLeft(seconds: number): string {
  if (seconds < 10) return 'несколько секунд'
  if (seconds < 55) return `около ${ruCount(tens(seconds), 'секунды', 'секунд', 'секунд')}`
  if (seconds < 3_600) return `около ${ruCount(minutes(seconds), 'минуты', 'минут', 'минут')}`
  return 'больше часа'
}

export function enTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds'
  if (seconds < 55) return `about ${enCount(tens(seconds), 'second', 'seconds')}`
  if (seconds < 3_600) return `about ${enCount(minutes(seconds), 'minute', 'minutes')}`
  return 'more than an hour'
}

function tens(seconds: number): number {
  return Math.round(seconds / 10) * 10
}

function minutes(seconds: number): number {
  return Math.max(1, Math.min(59, Math.round(seconds / 60)))
}
