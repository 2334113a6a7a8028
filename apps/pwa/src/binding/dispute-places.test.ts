import { readFileSync } from 'node:fs'
import { deletedPath } from '@living-libraries/model/change'
import type { Kind } from '@living-libraries/model/kind'
import { type KindName, kinds } from '@living-libraries/model/kinds'
import { describe, expect, test } from 'vitest'

/** Where the two people see what they made of a record, and choose. */
const places: { readonly [Name in KindName]?: readonly string[] } = {
  session: ['features/session/about-part.tsx'],
  answer: ['features/session/answer-editor.tsx', 'features/review/answer-card.tsx'],
  participant: ['features/session/participant-form.tsx'],
  sheet: ['features/session/sheets/sheet-form.tsx'],
  element: ['features/session/passport-form.tsx'],
  initiative: ['features/session/passport-form.tsx'],
  group: ['features/session/delegates/group-section.tsx'],
  delegate: ['features/session/delegates/delegate-form.tsx'],
  photo: ['binding/photos/photo-details.tsx'],
  comment: ['binding/comment-thread.tsx'],
  grouping: ['binding/groupings/grouping-part.tsx'],
  card: ['features/card/card-page.tsx'],
  report: ['features/report/report-page.tsx'],
  scan: ['features/report/signed-pages.tsx'],
  municipality: ['features/admin/registry-section.tsx', 'binding/place-changes.tsx'],
  venue: ['binding/venue-dialog.tsx', 'binding/place-changes.tsx'],
}

/**
 * Why nobody has to decide about a whole kind. All its fields have a rule of their own (`stands`); and no screen deletes
 * such a record, where one is deleted and edited all the same, the edit stands.
 */
const ruled: readonly KindName[] = ['consent', 'reading', 'delegation']
/** One device alone writes them: the centre's. Its changes follow one another. */
const ofTheCentre: readonly KindName[] = ['member', 'pack']

const source = new URL('../', import.meta.url)
const names = Object.keys(kinds) as KindName[]

function fieldsOf({ fields }: Kind): Kind['fields'] {
  return fields
}

/** The paths about which two people can disagree. */
function disputable(kind: Kind): string[] {
  if (kind.appendOnly === true) return []
  const fields = Object.entries(kind.fields).filter(([, { rule, stands }]) => {
    return stands === undefined && (rule === 'register' || rule === 'map')
  })
  return [...fields.map(([name]) => name), deletedPath]
}

describe('Whatever two people can disagree about', () => {
  test.each(names)('has a place on the screen, or a rule: %s', (name) => {
    const paths = disputable(kinds[name])
    const shown = places[name]
    if (paths.length === 0) expect(shown).toBeUndefined()
    else if (ruled.includes(name)) expect([paths, shown]).toEqual([[deletedPath], undefined])
    else if (ofTheCentre.includes(name)) expect(kinds[name].writers).toEqual(['server'])
    else {
      expect(shown).toBeDefined()
      for (const file of shown ?? []) {
        const text = readFileSync(new URL(file, source), 'utf8')
        expect(text).toMatch(/<(?:DisputePanel|PlaceChanges)\b/)
      }
    }
  })

  test.each(
    names.flatMap((name) =>
      Object.entries(fieldsOf(kinds[name])).flatMap(([field, { stands }]) =>
        stands === undefined ? [] : [[`${name}.${field}`, stands]],
      ),
    ),
  )('is written down where a rule decides: %s, %s', (path, stands) => {
    const rules = readFileSync(new URL('../../../../docs/sync-rules.md', import.meta.url), 'utf8')
    expect(rules).toContain(`| \`${path}\` | \`${stands}\` |`)
  })
})
