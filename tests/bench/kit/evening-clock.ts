/** 5 November 2024, 17:00 in Irkutsk. */
const beginsAt = Date.parse('2024-11-05T17:00:00+08:00')

/** A clock for the device that types: an answer every few seconds, never evenly. */
export function eveningClock(): () => number {
  let now = beginsAt
  let step = 0
  return () => {
    step = (step * 16_807 + 11) % 2_147_483_647
    now += 1_000 + (step % 7_000)
    return now
  }
}
