import type { Json } from '@living-libraries/model/json'
import type { Space } from '@living-libraries/model/space'
import type { Device } from '@living-libraries/pwa/device'
import type { EveningPlans, PlannedElement, PlannedInitiative } from './corpus/evening-plans.ts'

export interface PlayedPlace {
  readonly space: Space
  readonly session: string
}

type Values = { readonly [path: string]: Json }

/** The hall votes for what it finds most valuable, writes its initiatives down and chooses a delegate. */
export async function playPlans(
  device: Device,
  { space, session }: PlayedPlace,
  plans: EveningPlans,
): Promise<void> {
  const make = (kind: 'element' | 'initiative' | 'delegate', values: Values) =>
    device.make({ kind, space, session, values })
  const votes = (count: number) => ({ [`votes/dot:${device.id}`]: count })
  const { title, purpose } = plans.group
  const carrier = await device.make({
    kind: 'group',
    space,
    values: { title, purpose, formedAt: session },
  })
  const elements: string[] = []
  for (const element of plans.elements) {
    const { title, now, future } = element
    const grew = await answersFor(device, session, element)
    const values = { title, now, future, ...grew, ...votes(element.votes) }
    elements.push(await make('element', values))
  }
  for (const [index, initiative] of plans.initiatives.entries()) {
    const id = await make('initiative', {
      ...passportOf(initiative),
      ...(elements[0] === undefined ? {} : { [`elements/${elements[0]}`]: true }),
      ...(index === 0 ? { carrier } : {}),
      ...votes(initiative.votes),
    })
    if (index > 0) continue
    await make('delegate', {
      seat: 'main',
      topic: initiative.title,
      initiative: id,
      group: carrier,
      consent: 'refused',
    })
  }
}

/** At most three of the answers that speak of it. */
async function answersFor(
  device: Device,
  session: string,
  { forms }: PlannedElement,
): Promise<Values> {
  const answers = await device.list({ kind: 'answer', session })
  const speaking = answers.filter(({ fields }) => forms.some((form) => fields.text?.includes(form)))
  return Object.fromEntries(speaking.slice(0, 3).map(({ id }) => [`answers/${id}`, true]))
}

function passportOf({ votes: _votes, stages = [], resources = {}, ...texts }: PlannedInitiative) {
  const lines = (field: string, entries: readonly (readonly [string, string])[]) =>
    Object.fromEntries(entries.map(([key, text]) => [`${field}/${key}`, text]))
  return {
    ...texts,
    ...lines(
      'stages',
      stages.map((stage, index) => [`s${index}`, stage] as const),
    ),
    ...lines('resources', Object.entries(resources)),
  }
}
