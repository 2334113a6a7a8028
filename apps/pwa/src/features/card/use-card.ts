import { eldestFirst } from '@living-libraries/model/united-fields'
import { municipalitySpace } from '@living-libraries/model/space'
import { useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { inOrder } from '../../documents/territory.ts'

export interface CardEditing {
  /** The record that is written; undefined: there is no card yet. */
  readonly card: string | undefined
  readonly begin: () => void
  readonly isQuoted: (about: string, answer: string) => boolean
  readonly isSource: (about: string, answer: string) => boolean
  readonly setQuote: (about: string, answer: string, wanted: boolean) => void
  readonly setSource: (about: string, answer: string, wanted: boolean) => void
  readonly valuable: readonly string[]
  readonly setValuable: (element: string, wanted: boolean) => void
  readonly move: (element: string, step: 1 | -1) => void
  readonly setPhoto: (path: string, place: number | undefined) => void
  readonly hasFailed: boolean
}

/** What can be done with the card; every press is one saved change. */
export function useCard({ territory, records }: TerritoryView): CardEditing {
  const device = useDevice()
  const [hasFailed, setFailed] = useState(false)
  const cards = eldestFirst(records.cards)
  const [eldest] = cards
  const { card } = territory
  const saving = (work: Promise<unknown>) =>
    void work.then(
      () => setFailed(false),
      () => setFailed(true),
    )
  // What stands in a younger card too must be taken out of both.
  const set = (path: string, value: number | true | undefined) => {
    if (eldest === undefined) return
    saving(
      value === undefined
        ? Promise.all(cards.map(({ id }) => device.change(id, { unset: [path] })))
        : device.change(eldest.id, { set: { [path]: value } }),
    )
  }
  const valuable = inOrder(card.valuable)
  const lastPlace = (places: { readonly [key: string]: number } | undefined) =>
    Math.max(0, ...Object.values(places ?? {})) + 1
  return {
    card: eldest?.id,
    begin: () => {
      const space = municipalitySpace(territory.id)
      saving(device.make({ kind: 'card', space, values: {} }))
    },
    isQuoted: (about, answer) => card.quotes?.[`${about}:${answer}`] !== undefined,
    isSource: (about, answer) => card.sources?.[`${about}:${answer}`] === true,
    setQuote: (about, answer, wanted) =>
      set(`quotes/${about}:${answer}`, wanted ? lastPlace(card.quotes) : undefined),
    setSource: (about, answer, wanted) =>
      set(`sources/${about}:${answer}`, wanted ? true : undefined),
    valuable,
    setValuable: (element, wanted) =>
      set(`valuable/${element}`, wanted ? lastPlace(card.valuable) : undefined),
    move: (element, step) => {
      const places = card.valuable ?? {}
      const at = valuable.indexOf(element)
      const other = valuable[at + step]
      const before = valuable[at + step * 2]
      if (other === undefined) return
      const near = places[other] ?? 0
      // Between the neighbours: one change, so that two people's moves both stay.
      set(
        `valuable/${element}`,
        before === undefined ? near + step : (near + (places[before] ?? 0)) / 2,
      )
    },
    setPhoto: set,
    hasFailed,
  }
}
