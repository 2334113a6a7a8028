/**
 * Whether the page stands in a browser that a messenger or social network brought along. Such a one keeps its data
 * apart from the real browser, cannot install the app, and loses everything when its program is tidied up.
 */
export function isBuiltInBrowser(userAgent: string): boolean {
  if (programs.test(userAgent)) return true
  // Android marks every view within another program.
  if (/; wv\)/.test(userAgent)) return true
  // On iOS only real browsers call themselves Safari as well.
  return /iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent)
}

const programs =
  /\b(?:FBA[NV]|FB_IAB|Instagram|VKAndroidApp|VKClient|OKAndroid|OKApp|Viber|Telegram|TelegramBot|WhatsApp|Line|MicroMessenger|MAXMessenger|Snapchat|Twitter)\b/
