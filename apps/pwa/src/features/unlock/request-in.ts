import { pointSchema } from '@living-libraries/model/lock-recovery'
import * as v from 'valibot'

/** The request in what was typed or pasted: eight digits, a point, or the link that a device shows; undefined: none. */
export function requestIn(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (/^\d{8}$/.test(digits)) return digits
  const point = text.trim().replace(/^.*#/, '')
  return v.is(pointSchema, point) ? point : undefined
}
