import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { Creation } from '@living-libraries/model/change'
import { forumOf } from './forum.ts'
import { identifierOf } from './secret.ts'
import { applyOwnChanges, type ServerChange } from './server-writing.ts'
import type { Services } from './services.ts'

/**
 * Brings a forum pack into the space `forum`. A repeated load changes nothing: every record's id follows
 * from the pack's ids. A newer version of the pack sets what it says otherwise, except fields that an
 * administrator has set since: who knows the place knows better. What it no longer names stays.
 */
export async function loadForumPack(
  services: Pick<Services, 'storage' | 'server' | 'now'>,
  pack: ForumPack,
): Promise<'loaded' | 'unchanged'> {
  const { storage, server } = services
  const wanted = await recordsOf(pack)
  return storage.write(['forum'], async (tx) => {
    const position = (await tx.records.lockSpaces(['forum'])).get('forum') ?? 0
    const known = await tx.records.byId(wanted.map(({ record }) => record))
    const before = known.get(wanted[0]?.record ?? '')
    if (Number(before?.state.fields['version'] ?? 0) >= pack.version) return 'unchanged'
    const changes = wanted.map(({ record, create, set }): ServerChange => {
      const present = known.get(record)
      if (present === undefined) return { record, base: 0, create, set, unset: [] }
      const { state, marks } = present
      const own = Object.entries(set).filter(([path]) => {
        const mark = marks[path]
        const isIdentity = path === create.kind
        return (
          !isIdentity &&
          path !== 'municipality' &&
          (mark?.device ?? server.device) === server.device
        )
      })
      return { record, base: state.version, set: Object.fromEntries(own), unset: [] }
    })
    const forum = forumOf(
      position,
      [...known.values()].map(({ state }) => state),
    )
    await applyOwnChanges(services, tx, ['forum'], forum, changes)
    return 'loaded'
  })
}

interface WantedRecord {
  readonly record: string
  readonly create: Creation
  readonly set: { readonly [path: string]: Json }
}

async function recordsOf(pack: ForumPack): Promise<WantedRecord[]> {
  const content = JSON.parse(JSON.stringify(pack)) as Json
  const { municipalities, venues } = pack
  return Promise.all([
    wanted('pack', pack.id, { pack: pack.id, version: pack.version, content }),
    ...municipalities.map(({ id, name, kind, centre, lat, lon, oktmo }) =>
      wanted('municipality', id, {
        municipality: id,
        name,
        type: kind,
        centre,
        lat,
        lon,
        ...(oktmo === undefined ? {} : { oktmo }),
      }),
    ),
    ...venues.map(({ id, municipality, name }) =>
      wanted('venue', id, { venue: id, municipality, name }),
    ),
  ])
}

async function wanted(
  kind: string,
  id: string,
  set: { readonly [path: string]: Json },
): Promise<WantedRecord> {
  const record = await identifierOf(`${kind}/${id}`)
  return { record, create: { kind, space: 'forum', session: null }, set }
}
