import { deletedPath, splitPath } from '@living-libraries/model/change'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'

/** How a value of a field is called where it is an id: the title of a group, the text of a question. */
export type WordsFor = (field: string, value: string) => string

export interface RecordWords {
  /** «Кто говорит» */
  readonly label: (path: string) => string
  readonly words: (path: string, value: Json | undefined) => string
}

/** Paths and values of a record as people read them. */
export function useRecordWords(wordsFor?: WordsFor): RecordWords {
  const t = useMessages(recordMessages)
  const format = useFormat()
  return {
    label: (path) => {
      const { field } = splitPath(path)
      return isNamed(t.fields, field) ? t.fields[field] : t.field
    },
    words: (path, value) => {
      if (path === deletedPath) return value === true ? t.deleted : t.kept
      if (path === orderPath) {
        const number = typeof value === 'number' ? String(value) : ''
        const place = wordsFor?.(path, number)
        return place === undefined || place === number ? t.moved : place
      }
      if (value === undefined || value === null || value === '') return t.empty
      if (typeof value === 'string' && isoDay.test(value)) return format.day(value)
      if (typeof value === 'string') return wordsFor?.(splitPath(path).field, value) ?? value
      if (typeof value === 'boolean') return value ? t.yes : t.no
      const name = isJsonObject(value) ? value['name'] : undefined
      return typeof name === 'string' ? name : JSON.stringify(value)
    },
  }
}

/** Where in a list: a number that says nothing to anybody. */
const orderPath = 'order'
const isoDay = /^\d{4}-\d{2}-\d{2}$/

function isNamed<Names extends object>(names: Names, field: string): field is keyof Names & string {
  return Object.hasOwn(names, field)
}
