import type { Transaction } from '@living-libraries/sync-server/ports'
import { overriding } from './overriding.ts'
import { type PlantedBug, withRecords, withTransactions } from './planted-bug.ts'
import { homeVenue } from './world.ts'

class RolledBack extends Error {}

/** Defects between the services of the server and its database. */
export const centreBugs: readonly PlantedBug[] = [
  {
    name: 'the centre acknowledges before it commits, and sometimes does not commit',
    // A joining that is lost shuts its device out: 10.
    breaks: [1, 2, 3, 10],
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
    breaks: [3],
    plant: () => ({ wrapStorage: (storage) => withTransactions(storage, withBlindFeed) }),
  },
  {
    name: 'the feed takes the page it is at for everything that the asker knows',
    breaks: [3],
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
