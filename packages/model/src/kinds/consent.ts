import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { type Kind, map, once, packIdSchema, register } from '../kind.ts'

const daySchema = v.pipe(v.string(), v.isoDate())

/**
 * What somebody agreed to, as a record of its own: which wording of the forum pack, how it was given and when, and when
 * it was withdrawn. It holds no name, so that it stays as the proof of both when the person is erased. Consent to
 * publication is another document and so another record.
 */
export const consentKind = {
  name: 'consent',
  spaceTypes: ['venue', 'municipality'],
  ofSession: false,
  content: false,
  writers: ['librarian', 'coordinator'],
  rank: 3,
  fields: {
    /** The participant, delegate or group that it is about. */
    about: once(identifierSchema, { required: true }),
    /** Id of the document among the pack's `consents`, and the version of its wording. */
    document: once(packIdSchema, { required: true }),
    version: once(v.pipe(v.number(), v.integer(), v.minValue(1)), { required: true }),
    how: once(v.picklist(['paper', 'screen']), { required: true }),
    /** Who gave it: for those under 18 a parent, on paper. */
    by: once(v.picklist(['self', 'parent']), { required: true }),
    given: once(daySchema, { required: true }),
    /** Of publication: what may be published with the words, each by itself. */
    covers: map(v.literal(true), { stands: 'unsaid' }),
    /** The day on which the withdrawal came in; the days of the law run from it. */
    withdrawn: register(daySchema, { stands: 'earliest' }),
    /** The words are to be set aside too. */
    withWords: register(v.boolean(), { stands: 'said' }),
  },
  mayMake: ({ document, how, by }) => how === 'paper' || (by === 'self' && document !== 'parental'),
} as const satisfies Kind
