import type { Grant, Territory } from '@living-libraries/model/access'
import { type ForumPack, type Lexicon, parseForumPack } from '@living-libraries/model/forum-pack'
import { isOfKind } from '@living-libraries/model/kinds'
import type { RecordState } from '@living-libraries/model/record'
import type { Storage } from '../ports.ts'

/** The registry of the forum as it stands at one position of the space `forum`. */
export interface Forum {
  readonly position: number
  readonly territory: Territory
  readonly lexicon: Lexicon
  /** The pack without its registry; undefined until it is loaded. */
  readonly pack: ForumPack | undefined
  readonly municipalities: ReadonlyMap<string, MunicipalityEntry>
  readonly venues: ReadonlyMap<string, VenueEntry>
}

/** Whether the place that a role covers exists. */
export function isPlaceOf({ venues, municipalities }: Forum, grant: Grant): boolean {
  if (grant.role === 'librarian') return venues.has(grant.venue)
  return grant.role !== 'coordinator' || municipalities.has(grant.municipality)
}

export interface MunicipalityEntry {
  readonly id: string
  readonly name: string
  readonly lat: number | null
  readonly lon: number | null
}

export interface VenueEntry {
  readonly id: string
  readonly municipality: string
  readonly name: string
  readonly address: string | null
}

/** Remembers the registry of a server and reads it again whenever its space has moved on. */
export class ForumRegistry {
  private readonly storage: Storage
  private known: Promise<Forum> | undefined
  private knownPosition = -1

  constructor(storage: Storage) {
    this.storage = storage
  }

  async current(): Promise<Forum> {
    return this.at(await this.storage.forumPosition())
  }

  /** The registry at `position` or later. */
  async at(position: number): Promise<Forum> {
    if (this.known === undefined || this.knownPosition < position) {
      this.knownPosition = position
      const reading = this.read()
      this.known = reading
      reading.catch(() => {
        if (this.known === reading) this.known = undefined
      })
    }
    return this.known
  }

  private async read(): Promise<Forum> {
    return this.storage.read(['forum'], async ({ records }) => {
      const position = (await records.positions(['forum'])).get('forum') ?? 0
      return forumOf(position, await records.ofKinds('forum', ['pack', 'municipality', 'venue']))
    })
  }
}

export function forumOf(position: number, records: readonly RecordState[]): Forum {
  const municipalities = new Map<string, MunicipalityEntry>()
  const venues = new Map<string, VenueEntry>()
  let pack: ForumPack | undefined
  for (const record of records) {
    if (record.deleted) continue
    if (isOfKind(record, 'municipality')) {
      const { municipality: id = '', name = id, lat = null, lon = null } = record.fields
      municipalities.set(id, { id, name, lat, lon })
    } else if (isOfKind(record, 'venue')) {
      const { venue: id = '', municipality = '', name = id, address = null } = record.fields
      venues.set(id, { id, municipality, name, address })
    } else if (isOfKind(record, 'pack')) {
      pack = parseForumPack(record.fields.content)
    }
  }
  const territory = territoryOf(venues)
  return { position, territory, lexicon: pack?.lexicon ?? [], pack, municipalities, venues }
}

function territoryOf(venues: ReadonlyMap<string, VenueEntry>): Territory {
  const byMunicipality = new Map<string, string[]>()
  for (const { id, municipality } of venues.values()) {
    byMunicipality.set(municipality, [...(byMunicipality.get(municipality) ?? []), id])
  }
  return {
    municipalityOf: (venue) => venues.get(venue)?.municipality,
    venuesOf: (municipality) => byMunicipality.get(municipality) ?? [],
  }
}
