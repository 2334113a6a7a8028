import { deletedPath, splitPath } from '@living-libraries/model/change'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import * as v from 'valibot'
import { reportSections } from '../documents/report-sections.ts'
import { checklistMessages } from '../i18n/checklist-messages.ts'
import { choiceMessages } from '../i18n/choice-messages.ts'
import { fieldMessages } from '../i18n/field-messages.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/language-store.ts'
import { messagesIn } from '../i18n/messages.ts'
import { namingMessages } from '../i18n/naming-messages.ts'
import { recordMessages } from '../i18n/record-messages.ts'
import { vocabularyMessages } from '../i18n/vocabulary-messages.ts'

/** How a value of a field is called on the screen that shows it; undefined: as everywhere. */
export type WordsFor = (field: string, value: string) => string | undefined

export interface RecordWords {
  /** «Кто говорит», «Ресурс: деньги» */
  readonly label: (path: string) => string
  /** Whether people know the field; what the app alone reads has no label. */
  readonly isTold: (path: string) => boolean
  readonly words: (path: string, value: Json | undefined) => string
}

/** Where the names of ids come from. */
export interface NameSources {
  readonly kind: string
  readonly language: Language
  readonly format: Pick<Format, 'day'>
  /** undefined: not on the device yet. */
  readonly pack: ForumPack | undefined
  /** Of the record's session. */
  readonly tables: { readonly [id: string]: { readonly name: string } } | undefined
  readonly territoryName: (municipality: string) => string | undefined
  /** What other records are known by, by id. */
  readonly records: ReadonlyMap<string, string>
  readonly wordsFor: WordsFor | undefined
}

/** Paths and values of a record as people read them: never an id, a code or a row of the machine. */
export function recordWordsOf(sources: NameSources): RecordWords {
  const { kind, language, format } = sources
  const t = messagesIn(recordMessages, language)
  const { field: unknown, fields, fieldsOf } = messagesIn(fieldMessages, language)
  const nameOf = (field: string, id: string) => nameIn(sources, field, id)

  /** What the entry of a map is about; keys without a meaning have no name. */
  function entryName(field: string, key: string): string | undefined {
    const names = key.split(':').flatMap((part) => nameOf(field, part) ?? [])
    return names.length === 0 ? undefined : names.join(': ')
  }

  function fieldName(field: string): string | undefined {
    const own: { readonly [field: string]: string } = isNamed(fieldsOf, kind) ? fieldsOf[kind] : {}
    return own[field] ?? (isNamed(fields, field) ? fields[field] : undefined)
  }

  function label(path: string): string {
    const { field, key } = splitPath(path)
    const name = fieldName(field) ?? unknown
    const entry = key === undefined || isMark(kind, field) ? undefined : entryName(field, key)
    return entry === undefined ? name : `${name}: ${entry}`
  }

  function words(path: string, value: Json | undefined): string {
    const { field, key } = splitPath(path)
    if (path === deletedPath) return value === true ? t.deleted : t.kept
    if (path === 'order') {
      const place = sources.wordsFor?.(path, typeof value === 'number' ? String(value) : '')
      return place ?? t.moved
    }
    if (value === undefined || value === null || value === '') return t.empty
    if (key !== undefined && isMark(kind, field)) return entryName(field, key) ?? t.marked
    if (typeof value === 'string') {
      return isoDay.test(value) ? format.day(`${value}T12:00:00Z`) : (nameOf(field, value) ?? value)
    }
    if (typeof value === 'boolean') return value ? t.yes : t.no
    if (typeof value === 'number') return String(value)
    return entryWords(value, t.minutes)
  }

  return { label, isTold: (path) => fieldName(splitPath(path).field) !== undefined, words }
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** A table by its name, an item of the plan by its words and minutes. */
function entryWords(value: Json, minutes: (count: string) => string): string {
  if (!isJsonObject(value)) return ''
  const texts = Object.values(value).filter((part) => typeof part === 'string')
  const time = value['minutes']
  return [...texts, ...(typeof time === 'number' ? [minutes(String(time))] : [])].join(', ')
}

/** Entries that are there or not, or stand in a place: what they say is which entry it is. */
function isMark(kind: string, field: string): boolean {
  const known = kindOf(kind)?.fields[field]
  if (known?.rule !== 'map') return false
  return v.is(known.schema, true) || v.is(known.schema, 1)
}

function nameIn(sources: NameSources, field: string, id: string): string | undefined {
  const { language, pack, tables, territoryName, records, wordsFor, format } = sources
  const special = wordsFor?.(field, id)
  if (special !== undefined) return special
  const found = records.get(id)
  if (found !== undefined) return found
  const choices = messagesIn(choiceMessages, language)
  if (isNamed(choices, field)) {
    const names: { readonly [choice: string]: string } = choices[field]
    if (isNamed(names, id)) return names[id]
  }
  switch (field) {
    case 'naming': {
      const { names } = messagesIn(namingMessages, language)
      return isNamed(names, id) ? names[id] : undefined
    }
    case 'group':
    case 'attendance':
      return groupTitle(pack, language, id)
    case 'daily':
      return isoDay.test(id) ? format.day(`${id}T12:00:00Z`) : undefined
    case 'table':
    case 'tableFacilitators':
    case 'tableNoteTakers':
      return tables?.[id]?.name
    case 'tableGroups':
      return tables?.[id]?.name ?? titleIn(pack?.groups, id)
    case 'question':
    case 'also':
    case 'answers':
    case 'quotes':
    case 'sources':
      return pack?.questions.find((one) => one.id === id)?.text
    case 'level':
      return pack?.identityLevels.find((one) => one.id === id)?.text
    case 'type':
      return titleIn(sources.kind === 'element' ? pack?.elementKinds : pack?.initiativeKinds, id)
    case 'resources':
      return titleIn(pack?.resourceLevels, id)
    case 'partners':
      return territoryName(id)
    case 'texts':
    case 'leftOut':
      return titleIn(reportSections, id)
    case 'gaps':
      return gapName(pack, language, id)
  }
  return undefined
}

function groupTitle(pack: ForumPack | undefined, language: Language, id: string) {
  if (id === 'unstated') return messagesIn(vocabularyMessages, language).unstated
  return titleIn(pack?.groups, id)
}

function gapName(pack: ForumPack | undefined, language: Language, id: string) {
  const { items } = messagesIn(checklistMessages, language)
  if (isNamed(items, id)) return items[id]
  return pack?.questions.find((one) => `question-${one.id}` === id)?.text
}

function titleIn(
  choices: readonly { readonly id: string; readonly title: string }[] | undefined,
  id: string,
): string | undefined {
  return choices?.find((choice) => choice.id === id)?.title
}

function isNamed<Names extends object>(names: Names, name: string): name is keyof Names & string {
  return Object.hasOwn(names, name)
}
