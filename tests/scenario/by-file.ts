import type { Colleague, World } from './world.ts'

type Bytes = Uint8Array<ArrayBuffer>

export const venue = 'bratsk-gorod-1'
export const asLibrarian = { role: 'librarian', venue } as const
export const asCoordinator = { role: 'coordinator', municipality: 'bratsk-gorod' } as const
export const asNeighbour = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const

/** The coordinator's device first: keys of those who join later are learnt with the next renewal. */
export async function people(world: World): Promise<{ anna: Colleague; tamara: Colleague }> {
  const tamara = await world.join(asCoordinator, 'Тамара')
  const anna = await world.join(asLibrarian, 'Анна')
  return { anna, tamara }
}

/** Everybody has joined with a line, and has none any more. */
export function offline(...people: Colleague[]): void {
  for (const { network } of people) network.weather = 'offline'
}

/** The file for the centre, with how much it holds. */
export async function writtenFile({ device }: Colleague) {
  const file = await (await device.transfers()).writeForCentre()
  if (file === undefined) throw new Error('there was nothing to write')
  return file
}

export async function written(by: Colleague): Promise<Bytes> {
  return (await writtenFile(by)).bytes
}

export async function opens({ device }: Colleague, file: Bytes) {
  return (await device.transfers()).open(file)
}
