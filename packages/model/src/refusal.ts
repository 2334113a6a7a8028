import * as v from 'valibot'

/**
 * Why a change, or one path of it, was not applied. A refused change leaves the queue for the device's list
 * of refused changes, where the person sees the reason and can correct or export it.
 *
 * | reason            | what the person can do                                         |
 * |-------------------|----------------------------------------------------------------|
 * | `invalid-value`   | correct the value                                              |
 * | `unknown-kind`, `unknown-field` | update: the server does not know it (yet)        |
 * | `unknown-record`  | the record was never received or lies in a foreign space       |
 * | `foreign-space`   | ask for an invitation to that venue                            |
 * | `foreign-person`  | the person is not (or no longer) a member of this device       |
 * | `not-yours`       | the role or the person does not own the field or the act       |
 * | `immutable`       | make a new record instead                                      |
 * | `incomplete`      | a required field is missing at making                          |
 * | `id-taken`        | the id belongs to another record; the text can be entered anew |
 */
export const refusalReasons = [
  'invalid-value',
  'unknown-kind',
  'unknown-field',
  'unknown-record',
  'foreign-space',
  'foreign-person',
  'not-yours',
  'immutable',
  'incomplete',
  'id-taken',
] as const

export const refusalReasonSchema = v.picklist(refusalReasons)
export type RefusalReason = v.InferOutput<typeof refusalReasonSchema>
