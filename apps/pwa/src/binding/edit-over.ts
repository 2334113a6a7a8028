import type { Edit } from '../storage/change-writer.ts'

interface Texts {
  readonly [field: string]: string
}

/**
 * The edit of a form that is saved as a whole: only what was typed in it goes, and with it what stood there when the
 * form was opened. What others wrote meanwhile is neither undone by a field that nobody touched, nor overwritten.
 */
export function editOver(before: Texts, typed: Texts): Edit {
  const changed = Object.entries(typed).filter(([field, text]) => text !== (before[field] ?? ''))
  return {
    set: Object.fromEntries(changed.filter(([, text]) => text !== '')),
    unset: changed.filter(([, text]) => text === '').map(([field]) => field),
    replacing: Object.fromEntries(changed.map(([field]) => [field, before[field] ?? ''])),
  }
}
