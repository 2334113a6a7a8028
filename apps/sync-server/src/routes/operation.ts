import type { ProblemName } from '@living-libraries/model/problem'
import type { photoMediaType } from '@living-libraries/model/photo'
import type { transferMediaType } from '@living-libraries/model/transfer/letter'
import type { recordsMediaType } from '@living-libraries/model/wire/version'
import type * as v from 'valibot'

type Schema = v.GenericSchema

/** One route, described. The schemas are those that the route itself checks with. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Below `/api`, as the route has it. */
  readonly path: string
  readonly summary: string
  /** Nobody needs to be known. */
  readonly isOpen?: boolean
  readonly query?: Schema
  readonly body?: Schema
  /** The media type of a body that is one file. */
  readonly file?: string
  /** Lines of JSON instead of one document: the first and every further line. */
  readonly lines?: {
    readonly first: Schema
    readonly further: Schema
    readonly mediaTypes: string[]
  }
  /** Absent: an empty answer, 204. */
  readonly answer?: Schema
  /** Lines of JSON instead of one document: `answer` is the first, this every further line. */
  readonly furtherLines?: Schema
  readonly answerType?:
    | 'application/json'
    | 'text/event-stream'
    | 'application/octet-stream'
    | typeof transferMediaType
    | typeof photoMediaType
    | typeof recordsMediaType
  readonly mayBeEmpty?: boolean
  readonly problems: readonly ProblemName[]
}

/** What a body that is read may be refused for. */
export const bodyProblems = [
  'body-malformed',
  'body-too-large',
  'media-type',
  'body-timeout',
] as const
