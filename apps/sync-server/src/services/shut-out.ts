import type { Services } from './services.ts'

/** What was revoked stays so, whatever the database that this server now stands on remembers (S15). */
export async function keepShutOut({
  storage,
  ledger,
}: Pick<Services, 'storage' | 'ledger'>): Promise<void> {
  const shutOut = await ledger.shutOut()
  if (shutOut.devices.length + shutOut.invitations.length === 0) return
  await storage.write([], async ({ devices, invitations }) => {
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
