import type { Transaction } from '@living-libraries/sync-server/ports'
import type { TakenTransfer } from '@living-libraries/sync-server/transfer-port'
import { overriding } from './overriding.ts'
import {
  anAnswer,
  fileThereAndBack,
  type PlantedBug,
  withRecords,
  withTransactions,
} from './planted-bug.ts'
import { homeVenue } from './world.ts'

class RolledBack extends Error {}

/** Defects between the services of the server and its database. */
export const centreBugs: readonly PlantedBug[] = [
  {
    name: 'the centre acknowledges before it commits, and sometimes does not commit',
    // A joining that is lost shuts its device out: 10. A file that is lost leaves the centre without words to answer it: 9.
    breaks: [1, 2, 3, 9, 10],
    from: 4,
    plant: () => {
      let pushes = 0
      return {
        wrapStorage: (storage) =>
          overriding(storage, {
            write: async (spaces, work) => {
              const answers: Awaited<ReturnType<typeof work>>[] = []
              let isLost = false
              try {
                return await storage.write(spaces, async (tx) => {
                  const answer = await work(
                    withRecords(tx, {
                      save: async (records) => {
                        pushes += 1
                        isLost = pushes % 6 === 0
                        await tx.records.save(records)
                      },
                    }),
                  )
                  answers.push(answer)
                  if (isLost) throw new RolledBack()
                  return answer
                })
              } catch (error) {
                const [answer] = answers
                if (error instanceof RolledBack && answer !== undefined) return answer
                throw error
              }
            },
          }),
      }
    },
  },
  {
    name: 'the centre forgets which changes it has applied',
    breaks: [5, 1, 6],
    from: 19,
    plant: () => ({
      wrapStorage: (storage) =>
        withTransactions(storage, (tx) =>
          overriding(tx, {
            devices: overriding(tx.devices, {
              lockApplied: async (device, numbers) => {
                const applied = await tx.devices.lockApplied(device, numbers)
                return applied && new Set<number>()
              },
            }),
          }),
        ),
    }),
  },
  {
    name: 'the feed leaves out what others did before the asker’s own change',
    breaks: [3, 6],
    plant: () => ({ wrapStorage: (storage) => withTransactions(storage, withBlindFeed) }),
  },
  {
    name: 'the feed takes the page it is at for everything that the asker knows',
    breaks: [3],
    // Another one edits and goes on writing; then the asker edits the same record, sends it, and pulls by small pages.
    afterwards: [
      { does: 'sync', on: 0, tab: 0, weathers: [], hasSmallPages: false },
      { does: 'sync', on: 1, tab: 0, weathers: [], hasSmallPages: false },
      { does: 'deed', on: 1, tab: 0, deed: { kind: 'edit', pick: 0, path: 0, isUnset: false } },
      ...Array.from({ length: 8 }, () => ({ ...anAnswer, on: 1 })),
      { does: 'sync', on: 1, tab: 0, weathers: [], hasSmallPages: false },
      { does: 'deed', on: 0, tab: 0, deed: { kind: 'edit', pick: 0, path: 0.9, isUnset: false } },
      { does: 'sync', on: 0, tab: 0, weathers: [], hasSmallPages: true },
    ],
    plant: () => ({
      wrapStorage: (storage) =>
        withTransactions(storage, (tx) =>
          withRecords(tx, {
            feed: (question) => {
              const reader = { ...question.reader, complete: question.after }
              return tx.records.feed({ ...question, reader })
            },
          }),
        ),
    }),
  },
  {
    name: 'everybody may read the home venue',
    breaks: [4],
    from: 5,
    plant: () => ({
      wrapStorage: (storage) =>
        overriding(storage, {
          identify: async (hash) => {
            const found = await storage.identify(hash)
            const grant = { role: 'librarian', venue: homeVenue } as const
            return (
              found && {
                ...found,
                persons: found.persons.map((person) => ({
                  ...person,
                  grants: [...person.grants, grant],
                })),
              }
            )
          },
        }),
    }),
  },
  {
    name: 'an edit brings a deleted record back without a word',
    breaks: [1, 3, 6],
    from: 11,
    plant: () => ({
      wrapStorage: (storage) =>
        withTransactions(storage, (tx) =>
          withRecords(tx, {
            save: (records) =>
              tx.records.save(
                records.map((record) => ({
                  ...record,
                  state: { ...record.state, deleted: false },
                })),
              ),
          }),
        ),
    }),
  },
  {
    name: 'the centre writes the receipt of a transfer file, and then not its changes',
    // The number is acknowledged and has no history: 1. The words are neither here nor there: 2.
    breaks: [1, 2, 3],
    afterwards: fileThereAndBack,
    plant: () => ({
      wrapStorage: (storage) =>
        overriding(storage, {
          write: async (spaces, work) => {
            let receipt: TakenTransfer | undefined
            const answers: Awaited<ReturnType<typeof work>>[] = []
            try {
              return await storage.write(spaces, async (tx) => {
                const save = async (taken: TakenTransfer) => {
                  receipt = taken
                }
                const transfers = overriding(tx.transfers, { save })
                const answer = await work(overriding(tx, { transfers }))
                answers.push(answer)
                if (receipt !== undefined) throw new RolledBack()
                return answer
              })
            } catch (error) {
              const [answer] = answers
              if (!(error instanceof RolledBack) || receipt === undefined || answer === undefined) {
                throw error
              }
              const taken = receipt
              await storage.write(spaces, (tx) => tx.transfers.save(taken))
              return answer
            }
          },
        }),
    }),
  },
  {
    name: 'the history forgets what was replaced',
    breaks: [1, 6],
    plant: () => ({
      wrapStorage: (storage) =>
        withTransactions(storage, (tx) =>
          withRecords(tx, {
            addRevisions: (revisions) =>
              tx.records.addRevisions(revisions.map((one) => ({ ...one, replaced: {} }))),
          }),
        ),
    }),
  },
]

function withBlindFeed(tx: Transaction): Transaction {
  return withRecords(tx, {
    feed: (question) => {
      const reader = { ...question.reader, complete: Number.MAX_SAFE_INTEGER }
      return tx.records.feed({ ...question, reader })
    },
  })
}
