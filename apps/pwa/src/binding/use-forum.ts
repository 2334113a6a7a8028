import type { Territory } from '@living-libraries/model/access'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { useEffect, useMemo } from 'react'
import type { TypedRecord } from '../device/device.ts'
import { keepTimeZone } from '../i18n/time-zone-store.ts'
import { useRecords } from './use-records.ts'

/** The forum as this device knows it: its pack, and the registry as administrators keep it. */
export interface Forum {
  readonly pack: ForumPack
  readonly venues: ReadonlyMap<string, TypedRecord<'venue'>>
  readonly municipalities: ReadonlyMap<string, TypedRecord<'municipality'>>
  readonly territory: Territory
}

/** undefined until the pack is on the device. */
export function useForum(): Forum | undefined {
  const packs = useRecords({ kind: 'pack', space: 'forum' })
  const venues = useRecords({ kind: 'venue', space: 'forum' })
  const municipalities = useRecords({ kind: 'municipality', space: 'forum' })
  const content = packs?.[0]?.fields.content
  const forum = useMemo((): Forum | undefined => {
    if (content === undefined || venues === undefined || municipalities === undefined) {
      return undefined
    }
    const venueMap = new Map(venues.map((venue) => [venue.fields.venue ?? '', venue]))
    return {
      pack: packOf(content),
      venues: venueMap,
      municipalities: new Map(municipalities.map((one) => [one.fields.municipality ?? '', one])),
      territory: {
        municipalityOf: (venue) => venueMap.get(venue)?.fields.municipality,
        venuesOf: (municipality) =>
          [...venueMap]
            .filter(([, venue]) => venue.fields.municipality === municipality)
            .map(([id]) => id),
      },
    }
  }, [content, venues, municipalities])
  const timeZone = forum?.pack.timezone
  useEffect(() => {
    if (timeZone !== undefined) keepTimeZone(timeZone)
  }, [timeZone])
  return forum
}

// Checking the pack takes tens of milliseconds on a phone, and the lexicon is indexed by its identity.
const parsedPacks = new Map<string, ForumPack>()

function packOf(content: Json): ForumPack {
  const key = JSON.stringify(content)
  const known = parsedPacks.get(key)
  if (known !== undefined) return known
  const pack = parseForumPack(content)
  parsedPacks.set(key, pack)
  return pack
}
