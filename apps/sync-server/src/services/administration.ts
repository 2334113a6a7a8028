import type { Grant } from '@living-libraries/model/access'
import type { JsonObject } from '@living-libraries/model/json'
import type { AdministrationAct } from '@living-libraries/model/kinds/administration-act'
import type { Transaction } from '../ports.ts'
import { type Caller, reachOf } from './caller.ts'
import type { Forum } from './forum.ts'
import { applyOwnChanges } from './server-writing.ts'
import type { Services } from './services.ts'

export interface DoneAct {
  readonly act: AdministrationAct
  readonly subject?: string
  /** Absent: from the command line, or the server by itself. */
  readonly by?: string | undefined
  readonly device?: string
  readonly grant?: Grant
  readonly former?: Grant
  readonly about?: string
}

type Parts = Pick<Services, 'server' | 'now'>

/**
 * Writes down what was done, in the transaction that does it: with it the act stands in the chain of the history, and
 * without it nothing was done. The transaction must have been opened with `region`.
 */
export async function noteActs(
  services: Parts,
  tx: Transaction,
  forum: Forum,
  acts: readonly DoneAct[],
): Promise<void> {
  const changes = acts.map((act) => {
    const create = { kind: 'administrationAct', space: 'region' as const, session: null }
    return { record: crypto.randomUUID(), base: 0, create, set: valuesOf(act), unset: [] }
  })
  const answers = await applyOwnChanges(services, tx, ['region'], forum, changes)
  if (answers.some(({ outcome }) => outcome === 'refused')) throw new Error('an act was not taken')
}

/** That the log lives in another epoch than it began with: told once, by the first server that starts on it. */
export async function noteRestore(
  services: Parts & Pick<Services, 'storage'>,
  forum: Forum,
): Promise<void> {
  const { epoch } = await services.storage.server()
  await services.storage.write(['region'], async (tx) => {
    const begun = (await tx.records.epochStarts(['region'])).get('region') ?? 0
    const acts = begun > 0 ? await tx.records.ofKinds('region', ['administrationAct']) : []
    const isTold = acts.some(({ fields }) => fields['subject'] === epoch)
    if (begun === 0 || isTold) return
    await noteActs(services, tx, forum, [{ act: 'restore', subject: epoch }])
  })
}

/** Whoever is at the terminal of the server may do what an administrator may. */
export async function terminalCaller(
  services: Pick<Services, 'server' | 'registry' | 'storage'>,
): Promise<Caller> {
  const { server, registry, storage } = services
  const administrator = {
    id: server.person,
    name: '',
    grants: [{ role: 'administrator' as const }],
  }
  const forum = await registry.current()
  return {
    device: { id: server.device, name: '' },
    forum,
    tokenAgeMs: 0,
    epoch: (await storage.server()).epoch,
    isSignedOut: false,
    ...reachOf([administrator], forum),
  }
}

/** Who of the device's persons does this; undefined at the terminal. */
export function actorOf(
  { persons }: Pick<Caller, 'persons'>,
  { server }: Pick<Services, 'server'>,
  may: (grants: readonly Grant[]) => boolean,
): string | undefined {
  const id = persons.find(({ grants }) => may(grants))?.id
  return id === server.person ? undefined : id
}

function valuesOf({ act, subject, by, device, grant, former, about }: DoneAct): JsonObject {
  const values = { act, subject, by, device, grant, former, about }
  return JSON.parse(JSON.stringify(values)) as JsonObject
}
