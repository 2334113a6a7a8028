/** Something a person does to a record; `pick` chooses which, as in every step. */
export type Deed =
  | { readonly kind: 'make'; readonly what: MadeKind; readonly pick: number }
  | EditDeed
  | { readonly kind: 'delete' | 'restore'; readonly pick: number }
  | { readonly kind: 'settle'; readonly pick: number; readonly takesOther: boolean }
  | {
      readonly kind: 'count'
      readonly pick: number
      readonly group: number
      readonly heads: number
    }
  /** Of a sheet or of people, with so many bytes. */
  | { readonly kind: 'photograph'; readonly pick: number; readonly bytes: number }
  | { readonly kind: 'act'; readonly pick: number; readonly act: ActName }
  | { readonly kind: 'err'; readonly how: Mistake; readonly pick: number }

export interface EditDeed {
  readonly kind: 'edit'
  readonly pick: number
  readonly path: number
  readonly isUnset: boolean
}

export type MadeKind = 'answer' | 'participant' | 'comment' | 'session'
export const actNames = ['submit', 'recall', 'return', 'accept', 'self-accept', 'take-in'] as const
type ActName = (typeof actNames)[number]

/** What only another version, a defect or a foreign hand would send. */
export const mistakes = [
  'unknown-field',
  'bad-value-beside-good',
  'bad-value-beside-good',
  'text-too-long',
  'foreign-space',
  'unknown-kind',
  'incomplete',
] as const
export type Mistake = (typeof mistakes)[number]
