/** «Братский» of «Братский район»: on a map everything is a municipality. */
export function shortName(name: string): string {
  const short = name.replaceAll(
    /(^|\s)(город|городск\S*|муниципальн\S*|район|округ)(?=\s|$)/giu,
    ' ',
  )
  return short.trim() || name
}

/** With soft hyphens at the syllables, for a label that is narrower than the word. */
export function syllabled(name: string): string {
  return name.replaceAll(
    /(?<=\p{L})([аеёиоуыэюя][бвгджзйклмнпрстфхцчшщьъ]*?)(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])/giu,
    '$1\u00AD',
  )
}
