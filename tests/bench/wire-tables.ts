import { type Limit, limitSeconds } from './kit/brotli-limit.ts'
import type { Crossing } from './kit/crossing.ts'
import { type LineProfile, profiles } from './kit/line-profile.ts'
import { type Cell, tableText } from './kit/table.ts'

export function crossingTable(
  title: string,
  crossings: readonly Crossing[],
  lines: readonly LineProfile[],
  limit: Limit,
  all: readonly Crossing[],
): string {
  const whole = Math.min(...all.map(({ counts }) => counts.up.bodies + counts.down.bodies))
  const rows = crossings.map(({ line, seconds, counts }, index): Cell[] => {
    const profile = lines[index] ?? profiles.none
    const repeated = counts.up.bodies + counts.down.bodies - whole
    return [
      line,
      counts.up.bodies,
      counts.up.headers,
      counts.down.bodies,
      counts.down.headers,
      counts.all,
      times(counts.all / limit.bytes),
      seconds,
      times(seconds / limitSeconds(limit, profile)),
      counts.serialTrips,
      counts.cuts,
      percent(repeated / whole),
    ]
  })
  const own: Cell[] = [
    'limit: brotli-11',
    '',
    '',
    '',
    '',
    limit.bytes,
    times(1),
    limitSeconds(limit, profiles.village),
    times(1),
    1,
    0,
    '',
  ]
  return tableText(
    title,
    [
      'line',
      'body up',
      'head up',
      'body down',
      'head down',
      'all',
      '/limit',
      's',
      '/limit',
      'trips',
      'cuts',
      'repeated',
    ],
    [own, ...rows],
  )
}

export function smallTable(
  small: { readonly [name: string]: Crossing },
  syncs: readonly number[],
  storm: { limit: Limit; crossing: Crossing },
): string {
  const rows = Object.entries(small).map(([name, { counts, seconds }]): Cell[] => [
    name,
    counts.up.bodies + counts.down.bodies,
    counts.up.headers + counts.down.headers,
    counts.all,
    counts.serialTrips,
    seconds,
  ])
  const { counts } = storm.crossing
  const bodies = counts.up.bodies + counts.down.bodies
  return (
    tableText(
      'Everyday work over the village line, HTTP/1.1',
      ['what', 'bodies', 'headers', 'all', 'trips', 's'],
      rows,
    ) +
    tableText(
      'Growth and storm',
      ['what', 'bytes', 'compared with', 'bytes', 'ratio'],
      [
        [
          'the 100th sync with one answer',
          syncs.at(-1) ?? 0,
          'the 1st',
          syncs[0] ?? 0,
          times((syncs.at(-1) ?? 0) / (syncs[0] ?? 1)),
        ],
        [
          'edit storm, 3 × 200',
          counts.all,
          'its limit',
          storm.limit.bytes,
          times(counts.all / storm.limit.bytes),
        ],
        [
          'edit storm, bodies alone',
          bodies,
          'its limit',
          storm.limit.bytes,
          times(bodies / storm.limit.bytes),
        ],
      ],
    )
  )
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
