import { withoutSetters } from '@living-libraries/model/set-by'
import type { Revision } from '@living-libraries/sync-server/ports'
import { anAnswer, type PlantedBug, withRecords, withTransactions } from './planted-bug.ts'
import { edit, sync } from './scripted-steps.ts'
import { rewriting } from './wire-rewriting.ts'

/** Defects that show when the centre was restored from a backup, or when somebody has left a space. */
export const restoreBugs: readonly PlantedBug[] = [
  {
    name: 'a restored centre believes that it has every picture',
    breaks: [2],
    afterwards: [
      anAnswer,
      { does: 'deed', on: 0, tab: 0, deed: { kind: 'photograph', pick: 0, bytes: 20_000 } },
      sync(0),
      { does: 'restore' },
    ],
    plant: () => ({
      wrapFetch: (fetch) => (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input, 'http://centre')
        const isQuestion = init?.body instanceof Uint8Array && init.body.length === 0
        if (!url.pathname.startsWith('/api/photos/') || !isQuestion) return fetch(input, init)
        const received = Number(url.searchParams.get('at'))
        return Promise.resolve(Response.json({ outcome: 'whole', received }))
      },
    }),
  },
  {
    name: 'a restored centre forgets what is given back to it and cannot stand',
    breaks: [2],
    // One text is lost with the centre, another takes its place; the first comes back beside it, and is decided against.
    afterwards: [
      ...[0, 1].map(sync),
      edit(0),
      sync(0),
      edit(1),
      { does: 'restore' },
      ...[1, 0, 1].map(sync),
      { does: 'deed', on: 1, tab: 0, deed: { kind: 'settle', pick: 0, takesOther: false } },
    ],
    plant: () => ({
      wrapStorage: (storage) =>
        withTransactions(storage, (tx) =>
          withRecords(tx, {
            addRevisions: (revisions) =>
              tx.records.addRevisions(
                revisions.map((one) => (one.change.n === 0 ? withoutWords(one) : one)),
              ),
          }),
        ),
    }),
  },
  {
    name: 'a device does not tell what the words that it gives back were written upon',
    breaks: [6],
    // The first says something and does not hear that it has arrived, the second reads it and writes over it.
    afterwards: [
      ...[0, 1, 0].map(sync),
      edit(0),
      { does: 'sync', on: 0, tab: 0, weathers: ['answer-lost'], hasSmallPages: false },
      sync(1),
      edit(1),
      sync(1),
      { does: 'restore' },
      ...[0, 1].map(sync),
    ],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          offers: (offers) =>
            offers.map((offer) => ({ ...offer, state: withoutSetters(offer.state) })),
        }),
    }),
  },
  {
    name: 'a device does not tell whose words it had read in a file when it wrote over them',
    breaks: [6],
    // The second reads in a file what the first has not sent, and writes over it; the restored centre takes no such file.
    afterwards: [
      ...[0, 1, 0].map(sync),
      edit(0),
      { does: 'write-file', on: 0, tab: 0, what: 'for-centre', pick: 0 },
      {
        does: 'open-file',
        on: 1,
        tab: 0,
        pick: 0.999_999,
        isAnswer: false,
        condition: 'whole',
      },
      edit(1),
      { does: 'restore' },
      ...[1, 0].map(sync),
    ],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          push: (changes) => changes.map(({ upon: _upon, ...change }) => change),
        }),
    }),
  },
  {
    name: 'whoever left a space is not told what was erased there',
    breaks: [7],
    afterwards: [
      ...[0, 1].map(sync),
      { does: 'gain-space', on: 1 },
      sync(1),
      edit(1),
      { does: 'erase', on: 0, pick: 0 },
      { does: 'lose-space', on: 1 },
    ],
    plant: () => ({
      wrapFetch: (fetch) => (input, init) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input, 'http://centre')
        if (pathname !== '/api/erasures/among') return fetch(input, init)
        return Promise.resolve(Response.json({ records: [], values: [] }))
      },
    }),
  },
]

function withoutWords(revision: Revision): Revision {
  return { ...revision, change: { ...revision.change, set: {} }, replaced: {} }
}
