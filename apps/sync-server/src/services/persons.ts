import type { JoinResponse, NewPersonRequest } from '@living-libraries/model/join'
import type { Grant } from '@living-libraries/model/access'
import { type Caller, reachOf } from './caller.ts'
import { addMember, homesOf } from './join.ts'
import { joinResponse, recipientsOf } from './join-response.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

const mostPersons = 20

/**
 * A colleague takes turns on the same device: librarians of its own venues only, with no more rights than the
 * one who asks. Everybody with wider rights comes by an invitation. Throws `not-allowed`.
 */
export async function addPerson(
  services: Services,
  caller: Caller,
  { device, person, personName }: NewPersonRequest,
): Promise<JoinResponse> {
  const { storage } = services
  const { forum, persons, device: own } = caller
  const asking = persons.find(({ id }) => id === person)
  const grants = (asking?.grants ?? []).filter(isLibrarian)
  if (grants.length === 0) throw new ProblemError('not-allowed')
  if (persons.length >= mostPersons) throw new ProblemError('not-allowed', 'too many persons')
  const id = crypto.randomUUID()
  const homes = grants.flatMap(homesOf)

  const joined = await storage.write(homes, async (tx) => {
    const known = await tx.devices.lock(own.id)
    const isSame = device.id === own.id && known?.signingKey === device.signingKey
    if (!isSame) throw new ProblemError('not-allowed', 'not the device that asks')
    for (const grant of grants) await tx.devices.savePerson({ id, name: personName }, grant)
    await tx.devices.attach(own.id, id)
    for (const home of homes) {
      await addMember(services, tx, home, forum, { id, name: personName, role: 'librarian' })
    }
    const reach = reachOf((await tx.devices.lock(own.id))?.persons ?? [], forum)
    return {
      person: id,
      ...reach,
      recipients: await recipientsOf(services, tx, forum, reach.spaces),
    }
  })
  return joinResponse(services, { ...device, name: own.name }, joined)
}

function isLibrarian(grant: Grant): boolean {
  return grant.role === 'librarian'
}
