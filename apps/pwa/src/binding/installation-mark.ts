import * as v from 'valibot'

const markSchema = v.object({
  device: v.string(),
  /** Records that were only here when it was last looked. */
  unsent: v.number(),
})
/**
 * What a device leaves outside its database, so that it can tell a browser that erased everything from one that was
 * never here. Not every browser erases this along with the rest; the cookie of the device is the other witness.
 */
export type InstallationMark = v.InferOutput<typeof markSchema>

const key = 'living-libraries:device'

export function readInstallationMark(): InstallationMark | undefined {
  try {
    const mark = v.safeParse(markSchema, JSON.parse(localStorage.getItem(key) ?? 'null'))
    return mark.success ? mark.output : undefined
  } catch {
    return undefined
  }
}

export function writeInstallationMark(mark: InstallationMark): void {
  try {
    const text = JSON.stringify(mark)
    if (localStorage.getItem(key) !== text) localStorage.setItem(key, text)
  } catch {
    // Switched off or full: then only the cookie will tell.
  }
}
