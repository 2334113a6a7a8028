import { identifierSchema } from '../identifier.ts'
import { type Kind, once } from '../kind.ts'
import { pictureFields } from './picture-fields.ts'

/**
 * A page of the report that the head signed, photographed or scanned. It belongs to the agreement whose text stands on
 * the paper, and to no other: a report that is agreed anew is signed anew.
 */
export const scanKind = {
  name: 'scan',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator'],
  rank: 7,
  fields: {
    ...pictureFields,
    /** The act of agreeing. */
    agreement: once(identifierSchema, { required: true }),
  },
} as const satisfies Kind
