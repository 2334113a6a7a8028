// Runs before the first paint, in the oldest syntax, because it must also speak to browsers that
// cannot run the app. Keys and values belong to src/ui/look-store.ts and src/i18n/language-store.ts.
;(function () {
  var root = document.documentElement
  function stored(key) {
    try {
      return localStorage.getItem(key)
    } catch (error) {
      return null
    }
  }
  var theme = stored('look.theme')
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme)
  if (stored('look.size') === 'large') root.setAttribute('data-size', 'large')
  if (stored('language') === 'en') root.setAttribute('lang', 'en')

  var runs =
    'noModule' in document.createElement('script') &&
    'structuredClone' in window &&
    'indexedDB' in window &&
    'at' in Array.prototype &&
    'CSSContainerRule' in window
  if (runs) return
  document.addEventListener('DOMContentLoaded', function () {
    var note = document.createElement('div')
    note.setAttribute('role', 'alert')
    note.className = 'old-browser'
    var ru = document.createElement('p')
    ru.appendChild(
      document.createTextNode(
        'Этот браузер слишком старый для приложения. Ничего не потеряно: откройте этот же адрес в Chrome или Яндекс Браузере версии 109 или новее либо ведите записи на бумажных бланках, их можно внести позже.',
      ),
    )
    var en = document.createElement('p')
    en.setAttribute('lang', 'en')
    en.appendChild(
      document.createTextNode(
        'This browser is too old for the app. Nothing is lost: open the same address in Chrome or Yandex Browser 109 or newer, or write on paper sheets and enter them later.',
      ),
    )
    var sheets = document.createElement('a')
    sheets.href = '/paper-sheets.html'
    sheets.appendChild(document.createTextNode('Бланки для печати (sheets to print)'))
    note.appendChild(ru)
    note.appendChild(en)
    note.appendChild(sheets)
    document.body.insertBefore(note, document.body.firstChild)
  })
})()
