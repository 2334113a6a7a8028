import type { ReadingShare, Theme, ThemeCommand } from './themes.ts'

/** What a command does to the codebook itself; what happens to answers is the centre's. */
export interface CodebookChange {
  readonly themes: readonly Changed<Theme>[]
  readonly shares: readonly Changed<ReadingShare>[]
}

export interface Changed<Row> {
  /** null: it was not there. */
  readonly before: Row | null
  readonly after: Row
}

export interface CodebookState {
  readonly themes: ReadonlyMap<string, Theme>
  readonly shares: ReadonlyMap<string, ReadingShare>
}

/** Why a command cannot be carried out. */
export type CodebookFault = 'unknown-theme' | 'known-id' | 'circle' | 'unknown-share'

const nothing: CodebookChange = { themes: [], shares: [] }

/** The codebook after a command. `undo` is `undone`. */
export function changed(
  state: CodebookState,
  command: Exclude<ThemeCommand, { act: 'undo' }>,
): CodebookChange | CodebookFault {
  switch (command.act) {
    case 'make': {
      const { theme, title, definition, parent, search } = command
      if (state.themes.has(theme)) return 'known-id'
      if (parent !== null && living(state, parent) === undefined) return 'unknown-theme'
      const candidate = search === null ? 'active' : 'candidate'
      const kept = { mergedInto: null, examples: [] }
      const after: Theme = {
        id: theme,
        title,
        definition,
        parent,
        state: candidate,
        search,
        ...kept,
      }
      return { ...nothing, themes: [{ before: null, after }] }
    }
    case 'change': {
      const before = living(state, command.theme)
      if (before === undefined) return 'unknown-theme'
      const { title = before.title, definition = before.definition } = command
      const { parent = before.parent, state: next = before.state } = command
      if (parent !== null && living(state, parent) === undefined) return 'unknown-theme'
      if (parent !== null && isWithin(state, parent, before.id)) return 'circle'
      return themes({ before, after: { ...before, title, definition, parent, state: next } })
    }
    case 'example': {
      const before = living(state, command.theme)
      if (before === undefined) return 'unknown-theme'
      const others = before.examples.filter((one) => one !== command.answer)
      const examples = command.isExample ? [...others, command.answer] : others
      return themes({ before, after: { ...before, examples } })
    }
    case 'assign':
    case 'assignFound': {
      const before = living(state, command.theme)
      if (before === undefined) return 'unknown-theme'
      return before.state === 'active' ? nothing : themes(accepted(before))
    }
    case 'read': {
      const wanted = command.assign.map((id) => living(state, id))
      const found = wanted.filter((theme) => theme !== undefined)
      if (found.length < wanted.length) return 'unknown-theme'
      return themes(...found.filter((theme) => theme.state === 'candidate').map(accepted))
    }
    case 'release':
      return living(state, command.theme) === undefined ? 'unknown-theme' : nothing
    case 'merge': {
      const [before, into] = [living(state, command.theme), living(state, command.into)]
      if (before === undefined || into === undefined) return 'unknown-theme'
      if (isWithin(state, into.id, before.id)) return 'circle'
      const after: Theme = { ...before, state: 'gone', mergedInto: into.id }
      const lifted = into.state === 'candidate' ? [accepted(into)] : []
      return themes({ before, after }, ...lifted, ...moved(state, before.id, into.id))
    }
    case 'split': {
      const source = living(state, command.theme)
      if (source === undefined) return 'unknown-theme'
      if (state.themes.has(command.made)) return 'known-id'
      const fresh = { id: command.made, title: command.title, definition: '', search: null }
      const after: Theme = {
        ...fresh,
        parent: source.parent,
        state: 'active',
        mergedInto: null,
        examples: [],
      }
      return themes({ before: null, after })
    }
    case 'remove': {
      const before = living(state, command.theme)
      if (before === undefined) return 'unknown-theme'
      const after: Theme = { ...before, state: 'gone' }
      return themes({ before, after }, ...moved(state, before.id, before.parent))
    }
    case 'shareOut': {
      const { share: id, reader, question, municipality } = command
      if (state.shares.has(id)) return 'known-id'
      const after = { id, reader, question, municipality, isOver: false }
      return { ...nothing, shares: [{ before: null, after }] }
    }
    case 'endShare': {
      const before = state.shares.get(command.share)
      if (before === undefined) return 'unknown-share'
      return { ...nothing, shares: [{ before, after: { ...before, isOver: true } }] }
    }
  }
}

/**
 * Takes a change back, field by field, where the field is still as the change left it. What somebody has changed
 * since stays theirs. A theme that was made goes only when nothing hangs on it: `isUsed`.
 */
export function undone(
  state: CodebookState,
  change: CodebookChange,
  isUsed: (theme: string) => boolean,
): CodebookChange {
  const backThemes = change.themes.flatMap(({ before, after }) => {
    const present = state.themes.get(after.id)
    if (present === undefined) return []
    if (before === null) {
      const hasParts = [...state.themes.values()].some(
        ({ parent, state: of }) => parent === after.id && of !== 'gone',
      )
      if (hasParts || isUsed(after.id) || present.state === 'gone') return []
      return [{ before: present, after: { ...present, state: 'gone' as const } }]
    }
    return [{ before: present, after: back(present, before, after) }]
  })
  // A merged theme and its parts come back together: what hangs where is asked of the codebook as it will be.
  const next = new Map([
    ...state.themes,
    ...backThemes.map(({ after }) => [after.id, after] as const),
  ])
  const backShares = change.shares.flatMap(({ before, after }) => {
    const present = state.shares.get(after.id)
    if (present === undefined) return []
    if (before === null) return [{ before: present, after: { ...present, isOver: true } }]
    return [{ before: present, after: back(present, before, after) }]
  })
  const hung = backThemes.map(({ before, after }) => {
    return { before, after: isHung(next, after) ? after : { ...after, parent: before.parent } }
  })
  return { themes: hung.filter(isEffective), shares: backShares.filter(isEffective) }
}

/** Whether `theme` is `ancestor` or stands somewhere below it. */
export function isWithin(
  { themes: all }: Pick<CodebookState, 'themes'>,
  theme: string,
  ancestor: string,
): boolean {
  let at: string | null = theme
  for (let step = 0; at !== null && step <= all.size; step++) {
    if (at === ancestor) return true
    at = all.get(at)?.parent ?? null
  }
  return false
}

function living({ themes: all }: CodebookState, id: string): Theme | undefined {
  const theme = all.get(id)
  return theme?.state === 'gone' ? undefined : theme
}

function accepted(before: Theme): Changed<Theme> {
  return { before, after: { ...before, state: 'active' } }
}

/** The parts of a theme under another one. */
function moved(state: CodebookState, from: string, to: string | null): Changed<Theme>[] {
  return [...state.themes.values()]
    .filter(({ parent, state: of }) => parent === from && of !== 'gone')
    .map((before) => ({ before, after: { ...before, parent: to } }))
}

function themes(...all: Changed<Theme>[]): CodebookChange {
  return { ...nothing, themes: all.filter(isEffective) }
}

function isEffective({ before, after }: Changed<object>): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

function back<Row extends object>(present: Row, before: Row, after: Row): Row {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const kept = Object.keys(present) as (keyof Row)[]
  return kept.reduce(
    (row, name) => (same(present[name], after[name]) ? { ...row, [name]: before[name] } : row),
    present,
  )
}

/** Whoever moved the themes meanwhile may have put the old parent below this one; or it is there no more. */
function isHung(next: ReadonlyMap<string, Theme>, { id, parent }: Theme): boolean {
  if (parent === null) return true
  return next.get(parent)?.state !== 'gone' && !isWithin({ themes: next }, parent, id)
}
