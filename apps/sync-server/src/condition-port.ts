export interface DatabaseCondition {
  readonly version: string
  readonly sizeBytes: number
}

/** Space on the disk that the server's own files lie on; undefined where the system does not tell. */
export type DiskSpace = () => Promise<
  { readonly freeBytes: number; readonly totalBytes: number } | undefined
>
