import type { Grant } from '@living-libraries/model/access'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { invitationUrl, makeInvitation } from './services/invitations.ts'
import type { Services } from './services/services.ts'

/**
 * What is printed at the start: a link for every role that nobody holds yet, so that a new server can be
 * entered at all. Afterwards people are invited from the app or by `npm run invite`.
 */
export async function firstInvitations(
  services: Services,
  pack: ForumPack,
  publicUrl: string,
): Promise<string> {
  const devices = await services.storage.read([], (tx) => tx.devices.list())
  const held = new Set(
    devices
      .flatMap(({ persons }) => persons)
      .flatMap(({ grants }) => grants.map(({ role }) => role)),
  )
  const lines: string[] = []
  for (const { grant, title } of examples(pack)) {
    if (held.has(grant.role)) continue
    const { code } = await makeInvitation(services, { grant, forumEnd: pack.dates.end }, null)
    lines.push(`  ${title}\n    ${invitationUrl(publicUrl, code)}`)
  }
  const more = 'Новые приглашения / more invitations: npm run invite'
  if (lines.length === 0) return `${more}\n`
  return `\nПриглашения (откройте на нужном устройстве) / Invitations (open on the device):\n${lines.join('\n')}\n\n${more}\n`
}

function examples({ venues, municipalities }: ForumPack): { grant: Grant; title: string }[] {
  const [venue] = venues
  if (venue === undefined) return []
  const { id, municipality, name } = venue
  const territory = municipalities.find((one) => one.id === municipality)?.name ?? municipality
  return [
    {
      grant: { role: 'librarian', venue: id },
      title: `библиотекарь площадки / librarian: ${name} (${id})`,
    },
    {
      grant: { role: 'coordinator', municipality },
      title: `координатор муниципалитета / coordinator: ${territory} (${municipality})`,
    },
    { grant: { role: 'regional' }, title: 'сотрудник регионального центра / regional staff' },
    { grant: { role: 'administrator' }, title: 'администратор / administrator' },
  ]
}
