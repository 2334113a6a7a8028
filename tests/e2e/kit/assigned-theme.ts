import type { ThemeCommand } from '@living-libraries/model/themes'
import type { Administration } from './administration.ts'

/** The same at every call, so that a theme that is there already stays the only one. */
const ids = {
  theme: '6f1c0f0e-1d0a-4c55-9a57-6a3c5b1f7a01',
  make: '6f1c0f0e-1d0a-4c55-9a57-6a3c5b1f7a02',
  assign: '6f1c0f0e-1d0a-4c55-9a57-6a3c5b1f7a03',
} as const

/** A theme with everything that is found by a word; gives its id. */
export async function assignedTheme(
  { device: { centre } }: Administration,
  title: string,
  text: string,
): Promise<string> {
  const [person] = (await centre.me()).persons
  const send = (id: string, command: ThemeCommand) =>
    centre.post('/api/themes', { id, person: person?.id, command })
  const { theme } = ids
  await send(ids.make, { act: 'make', theme, title, definition: '', parent: null, search: null })
  await send(ids.assign, { act: 'assignFound', theme, search: { text } })
  return theme
}
