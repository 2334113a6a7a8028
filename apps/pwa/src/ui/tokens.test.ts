import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const source = await readFile(new URL('./tokens.css', import.meta.url), 'utf8')
const css = source.replaceAll('"', "'")

const light = paletteOf(':root {')
const dark = { ...light, ...paletteOf(":root[data-theme='dark'] {") }
const large = { ...light, ...paletteOf(":root[data-size='large'] {") }
const largeDark = { ...large, ...paletteOf(":root[data-size='large'][data-theme='dark'] {") }

const themes = [
  { name: 'light', palette: light, text: 4.5, reading: 7 },
  { name: 'dark', palette: dark, text: 4.5, reading: 7 },
  { name: 'large', palette: large, text: 7, reading: 14 },
  { name: 'large dark', palette: largeDark, text: 7, reading: 14 },
]

const grounds = ['paper', 'paper-raised', 'paper-sunk'] as const
const textPairs: readonly (readonly [text: string, ground: string])[] = [
  ...grounds.flatMap((ground) =>
    ['ink-soft', 'press', 'press-strong', 'waiting', 'received', 'needs'].map(
      (text) => [text, ground] as const,
    ),
  ),
  ['on-press', 'press'],
  ['on-press', 'press-strong'],
  ['paper', 'press'],
  ['paper', 'needs'],
  ['press', 'press-wash'],
  ['press-strong', 'press-wash'],
  ['ink-soft', 'press-wash'],
  ['waiting', 'waiting-wash'],
  ['received', 'received-wash'],
  ['needs', 'needs-wash'],
  ['ink-soft', 'needs-wash'],
]

describe.each(themes)('colours of the $name theme', ({ palette, text, reading }) => {
  it.each(textPairs)('%s can be read on %s', (ink, ground) => {
    expect(contrast(palette, ink, ground)).toBeGreaterThanOrEqual(text)
  })

  it.each([...grounds, 'press-wash', 'waiting-wash', 'needs-wash'])(
    'ink can be read for hours on %s',
    (ground) => {
      expect(contrast(palette, 'ink', ground)).toBeGreaterThanOrEqual(reading)
    },
  )

  it.each(['paper', 'paper-raised'])('the edge of a control is seen on %s', (ground) => {
    expect(contrast(palette, 'edge', ground)).toBeGreaterThanOrEqual(3)
  })
})

describe('the dark palettes', () => {
  it('are the same whether the person or the device chose them', () => {
    expect(paletteOf(":root:not([data-theme='light']) {")).toEqual(
      paletteOf(":root[data-theme='dark'] {"),
    )
    expect(paletteOf(":root[data-size='large']:not([data-theme='light']) {")).toEqual(
      paletteOf(":root[data-size='large'][data-theme='dark'] {"),
    )
  })
})

type Palette = Readonly<Record<string, string>>

function paletteOf(selector: string): Palette {
  const start = css.indexOf(selector)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const block = css.slice(start, css.indexOf('}', start))
  const colours = block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)
  return Object.fromEntries([...colours].map(([, name = '', colour = '']) => [name, colour]))
}

function contrast(palette: Palette, one: string, other: string): number {
  const [a, b] = [luminance(palette[one]), luminance(palette[other])]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string | undefined): number {
  if (colour === undefined) throw new Error('No such token')
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
