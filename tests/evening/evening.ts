import { startCentre } from '../e2e/kit/centre.ts'
import { startChromium } from '../e2e/kit/chromium.ts'
import { accountOf, differences } from './centre-account.ts'
import { percentile } from './entry-timing.ts'
import { playEvening } from './evening-play.ts'

const [answers = '300', pace = '4000', slowdown = '6'] = process.argv.slice(2)
const plan = {
  answers: Number(answers),
  pace: Number(pace),
  slowdown: Number(slowdown),
  initiatives: 5,
  delegates: 3,
  photos: 10,
  tell,
}
tell(
  `${plan.answers} answers, one every ${plan.pace / 1000} s, two phones ${plan.slowdown} times slower, no line`,
)
const centre = await startCentre()
const browser = await startChromium()
try {
  const played = await playEvening(centre, browser, plan)
  const account = await accountOf(centre)
  const wrong = differences(played, account)
  const line = (name: string, values: readonly number[]) =>
    `${name}: p50 ${Math.round(percentile(values, 0.5))} ms, p95 ${Math.round(percentile(values, 0.95))} ms, ` +
    `worst ${Math.round(Math.max(...values))} ms (${values.length} measured)`
  tell(
    line(
      'From Enter to a field that is ready',
      played.times.map(({ ready }) => ready),
    ),
  )
  tell(
    line(
      'From Enter to the answer in the list',
      played.times.map(({ shown }) => shown),
    ),
  )
  tell(`Behind the hall at the worst: ${Math.round(played.behind)} ms`)
  tell(`After the crash the field said: «${played.halfTyped.after}»`)
  tell(
    `At the centre: ${account.texts.length} answers, ${account.people} people, ${account.votes} votes, ` +
      `${account.initiatives} initiatives, ${account.delegates} delegates, ${account.photos} photos, ${account.submissions} submission`,
  )
  tell(wrong.length === 0 ? 'Everything is accounted for.' : wrong.join('\n'))
  if (wrong.length > 0 || played.halfTyped.after !== played.halfTyped.before) process.exitCode = 1
} finally {
  await browser.close()
  await centre.stop()
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}
