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
/** Media types of pulled records: lines of JSON as they are, and as one gzip stream that can be continued. */
export const recordsMediaType = 'application/vnd.living-libraries.records+jsonl'
export const packedRecordsMediaType = 'application/vnd.living-libraries.records+jsonl+gzip'
/** Headers of a packed answer: which parcel its bytes belong to, and which of them is the first. */
export const parcelHeader = 'x-parcel'
export const parcelFromHeader = 'x-parcel-from'
/** A header that a page of another origin cannot send without asking: proof against cross-site requests. */
export const clientHeader = 'x-living-libraries'

/** How many records wait on the device, told with every request of an exchange: for the list of devices. */
export const unsentHeader = 'x-living-libraries-unsent'

/** Most bytes of one push body after decompression; a larger one is answered 413 and cut in half. */
export const maxPushBytes = 4 * 1024 * 1024
/** Most bytes of one line of a parcel after decompression; a parcel as a whole may be larger than a push. */
export const maxBlockBytes = 1024 * 1024
/** About how many bytes of JSON a block holds: what is lost with a broken line, and what is applied at once. */
export const blockBytes = 32 * 1024
/** Most changes in one push. */
export const maxPushChanges = 5_000
