import { expect, test } from 'vitest'
import { wakeAtSigns } from './line-signs.ts'

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
}

test('the exchange is woken when the app comes to the front or a network appears, and not when it goes', () => {
  const window = new EventTarget()
  const document = new Page()
  let woken = 0
  wakeAtSigns(() => (woken += 1), { window, document })
  window.dispatchEvent(new Event('online'))
  expect(woken).toBe(1)
  window.dispatchEvent(new Event('focus'))
  expect(woken).toBe(2)
  document.visibilityState = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
  window.dispatchEvent(new Event('offline'))
  window.dispatchEvent(new Event('blur'))
  expect(woken).toBe(2)
  document.visibilityState = 'visible'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(woken).toBe(3)
})
