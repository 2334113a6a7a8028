import { mayMove } from '@living-libraries/model/access'
import type { MoveRequest } from '@living-libraries/model/device-list'
import { sameJson } from '@living-libraries/model/json'
import { actorOf, type DoneAct, noteActs } from './administration.ts'
import type { Caller } from './caller.ts'
import { isPlaceOf } from './forum.ts'
import { addMember, homesOf } from './join.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/**
 * People work at another place from now on, on whichever devices they are: all of them or none. Where they were before
 * their names stay beside their words. Throws `not-allowed`, or `not-found` for a place or a person who is not there.
 */
export async function movePersons(
  services: Pick<Services, 'storage' | 'ledger' | 'server' | 'now'>,
  caller: Caller,
  { persons, from, to }: MoveRequest,
): Promise<void> {
  const { storage, ledger } = services
  const { grants, forum } = caller
  if (!mayMove(grants, from, to, forum.territory)) throw new ProblemError('not-allowed')
  if (!isPlaceOf(forum, to)) throw new ProblemError('not-found', 'the forum has no such place')
  const homes = homesOf(to)
  const by = actorOf(caller, services, (own) => mayMove(own, from, to, forum.territory))
  await storage.write([...homes, 'region'], async (tx) => {
    const all = (await tx.devices.list()).flatMap((device) => device.persons)
    const known = new Map(all.map((person) => [person.id, person]))
    const moved = [...new Set(persons)].map((id) => {
      const person = known.get(id)
      const isThere = person?.grants.some((grant) => sameJson({ ...grant }, { ...from }))
      if (person === undefined || !isThere) throw new ProblemError('not-found')
      return person
    })
    if (sameJson({ ...from }, { ...to })) return
    await ledger.noteMoved(moved.map(({ id }) => ({ person: id, from, to })))
    for (const { id, name } of moved) {
      await tx.devices.regrant(id, from, to)
      for (const home of homes) {
        await addMember(services, tx, home, forum, { id, name, role: to.role })
      }
    }
    const acts = moved.map(
      ({ id }): DoneAct => ({ act: 'move', subject: id, by, former: from, grant: to }),
    )
    await noteActs(services, tx, forum, acts)
  })
}
