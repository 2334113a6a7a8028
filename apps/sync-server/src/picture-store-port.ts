/** Keeps pictures outside the database. What it says it has, it has on a disk. Throws `StorageUnavailable`. */
export interface PictureStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** undefined: there is nothing under the key. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Also where there is nothing any more. */
  drop(key: string): Promise<void>
}
