import { splitPath } from '@living-libraries/model/change'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { Field } from '@living-libraries/model/kind'
import { kindOf } from '@living-libraries/model/kinds'
import { cleanText } from '@living-libraries/model/text'
import * as v from 'valibot'
import type { Corrections } from '../../device/refused-entering.ts'
import { makesRecord } from '../../storage/entering.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { refusedPart } from '../../storage/refused-part.ts'
import type { Option } from '../../ui/select.tsx'
import { isWords } from './refused-words.ts'

interface OfPath {
  readonly path: string
  /** What it says now; '' where it says nothing. */
  readonly value: string
  /** The centre takes no record without it. */
  readonly isRequired: boolean
}

/** A text that can be put right before the item is entered once more. */
interface TextToCorrect extends OfPath {
  readonly what: 'text'
  /** More characters than these the centre does not take. */
  readonly limit: number
}

/** A choice that can be made anew. */
interface ChoiceToCorrect extends OfPath {
  readonly what: 'choice'
  readonly options: readonly Option<string>[]
  /** What was chosen is no longer there. */
  readonly isGone: boolean
}

export type FieldToCorrect = TextToCorrect | ChoiceToCorrect

/** Where the choices come from; undefined: not on the device. */
export interface ChoiceSources {
  readonly pack: ForumPack | undefined
  /** Of the record's session, in their order. */
  readonly tables: readonly { readonly id: string; readonly name: string }[] | undefined
  readonly seats: { readonly main: string; readonly reserve: string }
}

type Refused = Pick<RefusedItem, 'change' | 'paths' | 'kind'>

/**
 * Everything of a refused item that a person can put right, in the order of its kind: what it says, and of a record that
 * is still to be made also what it lacks.
 */
export function fieldsToCorrect(item: Refused, sources: ChoiceSources): FieldToCorrect[] {
  const { set } = refusedPart(item)
  const fields: { readonly [field: string]: Field } = kindOf(item.kind)?.fields ?? {}
  const isMaking = makesRecord(item)
  const said = Object.keys(set).filter((path) => !Object.hasOwn(fields, splitPath(path).field))
  const known = Object.keys(fields).flatMap((name) => {
    const own = Object.keys(set).filter((path) => splitPath(path).field === name)
    if (own.length > 0 || !isMaking) return own
    return fields[name]?.required || optionsOf(item.kind, name, sources) ? [name] : []
  })
  return [...known, ...said].flatMap((path) => {
    const { field } = splitPath(path)
    const isRequired = fields[field]?.required === true
    const options = optionsOf(item.kind, field, sources)
    if (options !== undefined) return choiceOf(path, set[path], options, isRequired)
    return textOf(path, set[path], fields[field]) ?? []
  })
}

function choiceOf(
  path: string,
  said: Json | undefined,
  options: readonly Option<string>[],
  isRequired: boolean,
): ChoiceToCorrect {
  const value = options.find((one) => one.value === said)?.value ?? ''
  const isGone = said !== undefined && value === ''
  return { what: 'choice', path, value, isRequired, options, isGone }
}

function textOf(
  path: string,
  said: Json | undefined,
  field: Field | undefined,
): TextToCorrect | undefined {
  const isRequired = field?.required === true
  const limit = limitOf(field)
  const isMissing = said === undefined && isRequired && v.is(field.schema, '…')
  if (isMissing) return { what: 'text', path, value: '', isRequired, limit }
  if (typeof said !== 'string' || !isWords(path, said)) return undefined
  return { what: 'text', path, value: said, isRequired, limit }
}

/** The longest text that the field's schema takes. */
function limitOf(field: Field | undefined): number {
  const takes = (length: number) => field === undefined || v.is(field.schema, 'а'.repeat(length))
  return usualLimits.find((limit) => takes(limit) && !takes(limit + 1)) ?? mostCharacters
}

const usualLimits = [40, 60, 80, 100, 120, 200, 300, 500, 1000, 2000, 4000]
const mostCharacters = 4000

/** undefined: the field is no choice, or nothing is known of its choices here. */
function optionsOf(
  kind: string,
  field: string,
  { pack, tables, seats }: ChoiceSources,
): readonly Option<string>[] | undefined {
  const options = () => {
    switch (field) {
      case 'question':
        return pack?.questions.map(({ id, text }) => ({ value: id, label: text }))
      case 'level':
        return pack?.identityLevels.map(({ id, text }) => ({ value: id, label: text }))
      case 'group':
        // Of a delegate it is the territorial group.
        return kind === 'delegate' ? undefined : titled(pack?.groups)
      case 'type':
        return titled(kind === 'element' ? pack?.elementKinds : pack?.initiativeKinds)
      case 'table':
        return tables?.map(({ id, name }) => ({ value: id, label: name }))
      case 'seat':
        return [
          { value: 'main', label: seats.main },
          { value: 'reserve', label: seats.reserve },
        ]
      default:
        return undefined
    }
  }
  const found = Object.hasOwn(kindOf(kind)?.fields ?? {}, field) ? options() : undefined
  return found?.length === 0 ? undefined : found
}

function titled(
  choices: readonly { readonly id: string; readonly title: string }[] | undefined,
): Option<string>[] | undefined {
  return choices?.map(({ id, title }) => ({ value: id, label: title }))
}

/** Why the item cannot be entered as it is typed, by path. */
export type Faults = { readonly [path: string]: 'missing' | 'too-long' }

export function faultsIn(
  fields: readonly FieldToCorrect[],
  words: { readonly [path: string]: string },
): Faults {
  return Object.fromEntries(
    fields.flatMap((field): [string, Faults[string]][] => {
      const { path, isRequired } = field
      const text = cleanText(words[path] ?? '')
      if (text === '' && isRequired) return [[path, 'missing']]
      return field.what === 'text' && text.length > field.limit ? [[path, 'too-long']] : []
    }),
  )
}

/** What differs from the item; an emptied field is to say nothing. What is gone and not chosen anew stays as it was. */
export function correctionsIn(
  fields: readonly FieldToCorrect[],
  words: { readonly [path: string]: string },
): Corrections {
  return Object.fromEntries(
    fields.flatMap(({ path, value }): [string, Json][] => {
      const text = cleanText(words[path] ?? '')
      if (text === cleanText(value)) return []
      return [[path, text === '' ? null : text]]
    }),
  )
}

/** Whether the centre would only refuse it again: it makes a record that lacks something. */
export function isIncomplete(item: Refused): boolean {
  const { set } = refusedPart(item)
  const fields: { readonly [field: string]: Field } = kindOf(item.kind)?.fields ?? {}
  const isThere = (name: string) => Object.hasOwn(set, name)
  return (
    makesRecord(item) &&
    Object.entries(fields).some(([name, { required }]) => required === true && !isThere(name))
  )
}

/** What a record that is still to be made lacks. */
export function lackingIn(fields: readonly FieldToCorrect[]): readonly string[] {
  return fields
    .filter(({ isRequired, value }) => isRequired && value === '')
    .map(({ path }) => path)
}
