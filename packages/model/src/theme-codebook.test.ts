import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, type CodebookState, isWithin, undone } from './theme-codebook.ts'
import type { ReadingShare, Theme, ThemeCommand } from './themes.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const anyId = fc.constantFrom(...ids)
const texts = { title: fc.string(), definition: fc.string() }
const anyCommand: fc.Arbitrary<Exclude<ThemeCommand, { act: 'undo' }>> = fc.oneof(
  fc.record({
    act: fc.constant('make' as const),
    theme: anyId,
    ...texts,
    parent: fc.option(anyId),
    search: fc.constantFrom(null, { text: 'дорога' }),
  }),
  fc.record(
    { act: fc.constant('change' as const), theme: anyId, ...texts, parent: fc.option(anyId) },
    { requiredKeys: ['act', 'theme'] },
  ),
  fc.record({
    act: fc.constant('example' as const),
    theme: anyId,
    answer: anyId,
    isExample: fc.boolean(),
  }),
  fc.record({ act: fc.constant('assign' as const), theme: anyId, answers: fc.constant(['x']) }),
  fc.record({ act: fc.constant('merge' as const), theme: anyId, into: anyId }),
  fc.record({
    act: fc.constant('split' as const),
    theme: anyId,
    made: anyId,
    title: fc.string(),
    answers: fc.constant(['x']),
  }),
  fc.record({ act: fc.constant('remove' as const), theme: anyId }),
)

type Mutable = { themes: Map<string, Theme>; shares: Map<string, ReadingShare> }

function put(state: Mutable, change: ReturnType<typeof undone>): void {
  for (const { after } of change.themes) state.themes.set(after.id, after)
  for (const { after } of change.shares) state.shares.set(after.id, after)
}

function played(commands: readonly Exclude<ThemeCommand, { act: 'undo' }>[]): Mutable {
  const state: Mutable = { themes: new Map(), shares: new Map() }
  for (const command of commands) {
    const change = changed(state, command)
    if (typeof change !== 'string') put(state, change)
  }
  return state
}

const living = ({ themes }: CodebookState) =>
  [...themes.values()].filter(({ state }) => state !== 'gone')

describe('the codebook', () => {
  it('stays a tree of living themes, whatever is asked and taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCommand, fc.boolean())), (steps) => {
        const state: Mutable = { themes: new Map(), shares: new Map() }
        for (const [command, isTakenBack] of steps) {
          const change = changed(state, command)
          if (typeof change === 'string') continue
          put(state, change)
          if (isTakenBack)
            put(
              state,
              undone(state, change, () => false),
            )
          for (const theme of living(state)) {
            if (theme.parent === null) continue
            expect(state.themes.get(theme.parent)?.state).not.toBe('gone')
            expect(isWithin(state, theme.parent, theme.id)).toBe(false)
          }
        }
      }),
    )
  })

  it('is as it was when a command is taken back at once', () => {
    fc.assert(
      fc.property(fc.array(anyCommand), anyCommand, (before, command) => {
        const state = played(before)
        const was = JSON.stringify(living(state))
        const change = changed(state, command)
        fc.pre(typeof change !== 'string')
        put(state, change)
        put(
          state,
          undone(state, change, () => false),
        )
        expect(JSON.stringify(living(state))).toBe(was)
      }),
    )
  })

  it('keeps what was changed after the command that is taken back', () => {
    const state = played([
      {
        act: 'make',
        theme: 'a',
        title: 'Дороги',
        definition: 'о дорогах',
        parent: null,
        search: null,
      },
    ])
    const renamed = changed(state, { act: 'change', theme: 'a', title: 'Пути', definition: 'пути' })
    if (typeof renamed === 'string') throw new Error(renamed)
    put(state, renamed)
    const later = changed(state, { act: 'change', theme: 'a', title: 'Дороги и мосты' })
    if (typeof later === 'string') throw new Error(later)
    put(state, later)
    put(
      state,
      undone(state, renamed, () => false),
    )
    expect(state.themes.get('a')).toMatchObject({
      title: 'Дороги и мосты',
      definition: 'о дорогах',
    })
  })
})
