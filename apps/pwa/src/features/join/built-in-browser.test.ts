import { expect, test } from 'vitest'
import { isBuiltInBrowser } from './built-in-browser.ts'

const android = 'Mozilla/5.0 (Linux; Android 13; 22095RA98C'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15'

test.each([
  ['Telegram', `${android}) ${chrome} Telegram-Android/11.2 (Xiaomi; Android 13; SDK 33)`],
  ['VK', `${android}; wv) Version/4.0 ${chrome} VKAndroidApp/8.90`],
  ['Viber', `${android}; wv) Version/4.0 ${chrome} Viber/22.1.0.0`],
  ['a view within another program', `${android}; wv) Version/4.0 ${chrome}`],
  ['Facebook on iOS', `${iphone} (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/466.0]`],
  ['a view on iOS', `${iphone} (KHTML, like Gecko) Mobile/15E148`],
])('%s brings a browser of its own', (_, userAgent) => {
  expect(isBuiltInBrowser(userAgent)).toBe(true)
})

test.each([
  ['Chrome', `${android}) ${chrome}`],
  ['Yandex Browser', `${android}) ${chrome} YaBrowser/24.6`],
  ['Samsung', `${android}) ${chrome.replace('Chrome', 'SamsungBrowser/25.0 Chrome')}`],
  ['Safari', `${iphone} (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1`],
  ['Firefox', 'Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0'],
  [
    'old Chromium',
    'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36',
  ],
])('%s is a browser that people chose', (_, userAgent) => {
  expect(isBuiltInBrowser(userAgent)).toBe(false)
})
