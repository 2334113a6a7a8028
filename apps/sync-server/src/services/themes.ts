import { mayReadWhole } from '@living-libraries/model/access'
import {
  changed,
  type CodebookChange,
  type CodebookState,
  undone,
} from '@living-libraries/model/theme-codebook'
import type { ThemeCommand, ThemeDone, ThemeRequest } from '@living-libraries/model/themes'
import type { Transaction } from '../ports.ts'
import type { Caller } from './caller.ts'
import { answerFilterOf } from './overview.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/**
 * Carries a command of the region's desk out; on the disk when answered. The same command again is answered as it was.
 * Throws `not-allowed` unless the person is of the device and of the desk, `not-found` for a theme, an answer or a
 * command that is not there, `body-malformed` for one that would put a theme below itself.
 */
export async function carryOut(
  services: Services,
  { persons, device }: Caller,
  { id, person, command }: ThemeRequest,
): Promise<ThemeDone> {
  const acting = persons.find((one) => one.id === person)
  if (acting === undefined || !mayReadWhole(acting.grants)) throw new ProblemError('not-allowed')
  const answers = await answersOf(services, command)
  return services.storage.write(['region'], async (tx) => {
    await tx.themes.lock()
    const known = await tx.themes.command(id)
    if (known !== undefined) return { assigned: known.assigned, released: known.released }
    const state = await stateOf(tx)
    const { change, undoes } =
      command.act === 'undo'
        ? await undoing(tx, state, command.command)
        : { change: changeOf(state, command), undoes: null }
    await refuseUnknownReader(tx, command)
    await tx.themes.save(change)
    const done = await applied(tx, id, command, answers)
    await tx.themes.note({ id, command, change, person, device: device.id, undoes, ...done })
    return done
  })
}

/** The answers that a command is about: of those that were named, the ones whose words the region may read. */
async function answersOf(services: Services, command: ThemeCommand): Promise<readonly string[]> {
  switch (command.act) {
    case 'assign':
    case 'release':
    case 'split':
      return readableOf(services, command.answers)
    case 'example':
    case 'read':
      return readableOf(services, [command.answer])
    case 'assignFound': {
      const filter = answerFilterOf(command.search, await services.registry.current())
      return services.storage.readWhole(({ overview }) => overview.answerIds(filter))
    }
    case 'make':
    case 'change':
    case 'merge':
    case 'remove':
    case 'shareOut':
    case 'endShare':
    case 'undo':
      return []
  }
}

/** Throws `not-found` where none of them is there. */
async function readableOf(
  { storage }: Services,
  ids: readonly string[],
): Promise<readonly string[]> {
  const found = await storage.readWhole(({ themes }) => themes.readable(ids))
  if (found.length === 0) throw new ProblemError('not-found')
  return found
}

async function stateOf({ themes }: Transaction): Promise<CodebookState> {
  const all = await themes.all()
  const shares = await themes.shares()
  return {
    themes: new Map(all.map((theme) => [theme.id, theme])),
    shares: new Map(shares.map((share) => [share.id, share])),
  }
}

function changeOf(
  state: CodebookState,
  command: Exclude<ThemeCommand, { act: 'undo' }>,
): CodebookChange {
  const change = changed(state, command)
  if (change === 'circle') throw new ProblemError('body-malformed', 'a theme below itself')
  if (change === 'known-id') throw new ProblemError('body-malformed', 'the id is taken')
  if (typeof change === 'string') throw new ProblemError('not-found')
  return change
}

async function undoing({ themes }: Transaction, state: CodebookState, id: string) {
  const known = await themes.command(id)
  // What was taken back is done anew by doing it, under its own name in the history.
  if (known === undefined || known.isUndone || known.command.act === 'undo') {
    throw new ProblemError('not-found')
  }
  const used = await themes.used(id)
  return { change: undone(state, known.change, (theme) => used.has(theme)), undoes: id }
}

async function refuseUnknownReader({ themes }: Transaction, command: ThemeCommand): Promise<void> {
  if (command.act !== 'shareOut') return
  const readers = await themes.readers()
  if (!readers.some(({ id }) => id === command.reader)) throw new ProblemError('not-found')
}

async function applied(
  { themes }: Transaction,
  id: string,
  command: ThemeCommand,
  answers: readonly string[],
): Promise<ThemeDone> {
  const nothing = { assigned: 0, released: 0 }
  switch (command.act) {
    case 'assign':
    case 'assignFound':
      return { ...nothing, assigned: await themes.assign(id, command.theme, answers) }
    case 'release':
      return { ...nothing, released: await themes.release(id, command.theme, answers) }
    case 'read': {
      const done = { ...nothing }
      await themes.read(id, command.answer)
      for (const theme of command.release) done.released += await themes.release(id, theme, answers)
      for (const theme of command.assign) done.assigned += await themes.assign(id, theme, answers)
      return done
    }
    case 'merge':
      return themes.move(id, command.theme, command.into)
    case 'split':
      return themes.move(id, command.theme, command.made, answers)
    case 'remove':
      return { ...nothing, released: await themes.release(id, command.theme) }
    case 'undo':
      return themes.takeBack(id, command.command)
    case 'make':
    case 'change':
    case 'example':
    case 'shareOut':
    case 'endShare':
      return nothing
  }
}
