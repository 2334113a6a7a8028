import type { Territory } from '@living-libraries/model/access'
import type { Lexicon } from '@living-libraries/model/forum-pack'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import { lexemes } from '@living-libraries/model/lexemes/lexemes'
import { toTsvectorLiteral } from '@living-libraries/model/lexemes/postgres-search'
import type { RecordState } from '@living-libraries/model/record'
import { municipalityOfSpace, venueOfSpace } from '@living-libraries/model/space'
import type { ReportColumns } from '../ports.ts'

/** The columns that reports and search read, made from the state whenever it is written. */
export function reportColumnsOf(
  state: RecordState,
  territory: Territory,
  lexicon: Lexicon,
): ReportColumns {
  const venue = venueOfSpace(state.space)
  const { fields } = state
  const isAnswer = state.kind === 'answer'
  const also = fields['also']
  return {
    ofSession: sessionOf(state),
    venue: venue ?? null,
    municipality:
      municipalityOfSpace(state.space) ??
      (venue === undefined ? null : (territory.municipalityOf(venue) ?? null)),
    question: textOf(fields['question']),
    also: isAnswer && isJsonObject(also) ? Object.keys(also).sort() : null,
    group: textOf(fields['group']),
    lexemes: isAnswer ? toTsvectorLiteral(lexemes(searchedText(state), lexicon)) : null,
  }
}

/** The session whose content or act the record is; a session is content of itself. */
export function sessionOf(state: RecordState): string | null {
  return state.kind === 'session' ? state.id : state.session
}

export function isContent(state: RecordState): boolean {
  // What was erased says nothing that somebody would have to read.
  return state.erased !== true && (kindOf(state.kind)?.content ?? false)
}

function searchedText({ fields }: RecordState): string {
  return [textOf(fields['text']), textOf(fields['translation'])]
    .filter((text) => text !== null)
    .join('\n')
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}
