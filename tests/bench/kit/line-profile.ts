/** What a line gives. Both directions have the rate; a new connection costs one round trip before its first byte. */
export interface LineProfile {
  readonly name: string
  /** Absent: as fast as the machine. */
  readonly bytesPerSecond?: number
  readonly roundTripMs: number
  /** Every connection is reset whenever so many bytes, both directions together, have crossed the line. */
  readonly cutEveryBytes?: number
}

const village = { bytesPerSecond: 4_000, roundTripMs: 900 }

export const profiles = {
  none: { name: 'no line', roundTripMs: 0 },
  lan: { name: 'LAN', bytesPerSecond: 12_500_000, roundTripMs: 1 },
  edge: { name: 'EDGE', bytesPerSecond: 15_000, roundTripMs: 400 },
  village: { name: 'village', ...village },
  village64: { name: 'village, cut every 64 KB', ...village, cutEveryBytes: 64 * 1024 },
  village16: { name: 'village, cut every 16 KB', ...village, cutEveryBytes: 16 * 1024 },
} as const satisfies { [key: string]: LineProfile }
