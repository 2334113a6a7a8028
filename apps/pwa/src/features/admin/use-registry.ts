import { useMemo } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { editOver } from '../../binding/edit-over.ts'
import type { DraftChange } from '../../storage/drafts.ts'
import { type Forum, useForum } from '../../binding/use-forum.ts'

export interface RegistryVenue {
  /** Id of its record. */
  readonly record: string
  readonly venue: string
  readonly name: string
  readonly address: string
  /** Nobody has named it since the pack was loaded. */
  readonly isPlaceholder: boolean
}

export interface RegistryMunicipality {
  readonly record: string
  readonly municipality: string
  readonly name: string
  readonly centre: string
  readonly venues: readonly RegistryVenue[]
}

/** The municipalities by name with their venues; undefined while they are read. */
export function useRegistry(): readonly RegistryMunicipality[] | undefined {
  const forum = useForum()
  return useMemo(() => forum && registryOf(forum), [forum])
}

function registryOf({ pack, venues, municipalities }: Forum): RegistryMunicipality[] {
  const packNames = new Map(pack.venues.map(({ id, name }) => [id, name]))
  const all = [...venues.values()].map(({ id, fields }) => {
    const { venue = '', municipality = '', name = venue, address = '' } = fields
    const isPlaceholder = packNames.get(venue) === name
    return { record: id, venue, municipality, name, address, isPlaceholder }
  })
  return [...municipalities.values()]
    .map(({ id, fields }) => {
      const { municipality = '', name = municipality, centre = '' } = fields
      const own = all.filter((venue) => venue.municipality === municipality)
      return { record: id, municipality, name, centre, venues: own }
    })
    .sort((left, right) => left.name.localeCompare(right.name, 'ru'))
}

/** What is shown for a text that somebody searches: whole municipalities, or those of their venues that fit. */
export function foundIn(
  registry: readonly RegistryMunicipality[],
  text: string,
): readonly RegistryMunicipality[] {
  const wanted = text.trim().toLocaleLowerCase('ru')
  const fits = (...texts: string[]) =>
    texts.some((one) => one.toLocaleLowerCase('ru').includes(wanted))
  return registry.flatMap((municipality) => {
    if (fits(municipality.name, municipality.centre)) return municipality
    const venues = municipality.venues.filter(({ name, address }) => fits(name, address))
    return venues.length > 0 ? { ...municipality, venues } : []
  })
}

/** A municipality as administrators name it. */
export interface MunicipalityWords {
  readonly name: string
  readonly centre: string
}

/** Renaming a municipality, which only administrators do. */
export function useMunicipalityWriting() {
  const device = useDevice()
  return (
    record: string,
    before: MunicipalityWords,
    { name, centre }: MunicipalityWords,
    draft: DraftChange,
  ) => device.change(record, { ...editOver({ ...before }, { name, centre }), draft })
}
