/**
 * The version of the wire's formats. It grows when a reader of the old version could no longer understand
 * what is sent; `shape.test.ts` fails when the formats change without it.
 */
export const wireVersion = 1

/** The oldest version that is still taken in. A push of any older app must go through; see decision 0004. */
export const oldestPushVersion = 1
/** The oldest version that is still answered with records. */
export const oldestPullVersion = 1

/** Media type of pushed changes: lines of JSON, usually gzip-encoded. */
export const changesMediaType = 'application/vnd.living-libraries.changes+jsonl'
/** A header that a page of another origin cannot send without asking: proof against cross-site requests. */
export const clientHeader = 'x-living-libraries'

/** How many records wait on the device, told with every request of an exchange: for the list of devices. */
export const unsentHeader = 'x-living-libraries-unsent'

/** Most bytes of one push body after decompression; a larger one is answered 413 and cut in half. */
export const maxPushBytes = 4 * 1024 * 1024
/** Most changes in one push. */
export const maxPushChanges = 5_000
