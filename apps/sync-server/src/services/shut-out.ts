import type { Services } from './services.ts'

/** What was revoked stays so, whatever the database that this server now stands on remembers (S15). */
export async function keepShutOut({
  storage,
  ledger,
}: Pick<Services, 'storage' | 'ledger'>): Promise<void> {
  const shutOut = await ledger.shutOut()
  const { removed, moves } = await ledger.places()
  const all = [shutOut.devices, shutOut.invitations, removed, moves]
  if (all.every(({ length }) => length === 0)) return
  await storage.write([], async ({ devices, invitations }) => {
    for (const { person, from, to } of moves) await devices.regrant(person, from, to)
    for (const { person, device } of removed) {
      await devices.detach(device, person)
      await devices.endUses(device, person)
    }
    const forgotten = (await devices.list()).filter(
      ({ id, revokedAt }) => revokedAt === null && shutOut.devices.includes(id),
    )
    for (const { id } of forgotten) await devices.revoke(id)
    const open = (await invitations.list()).filter(
      ({ id, isRevoked }) => !isRevoked && shutOut.invitations.includes(id),
    )
    for (const { id } of open) await invitations.revoke(id)
  })
}
