/** Nobody means to hold a button for so long; then what was typed comes first. */
const longestPressMs = 1000

/**
 * What is done because a field was left waits until the press that took the focus away is over. It may let the page grow,
 * and then what is pressed would move away under the finger and never get its click: a click is the press and the release
 * on one and the same thing.
 */
export function afterPress(act: () => void): void {
  if (document.querySelector(':active') === null) {
    act()
    return
  }
  const over = new AbortController()
  const end = () => {
    over.abort()
    clearTimeout(longest)
    // The click comes right after the release.
    setTimeout(act)
  }
  const longest = setTimeout(end, longestPressMs)
  for (const release of ['mouseup', 'pointercancel']) {
    window.addEventListener(release, end, { capture: true, signal: over.signal })
  }
}
