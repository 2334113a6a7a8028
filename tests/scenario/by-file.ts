import type { Colleague } from './world.ts'

type Bytes = Uint8Array<ArrayBuffer>

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
