import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type PrivatePostgres,
  type PrivatePostgresOptions,
  startPrivatePostgres,
} from '@living-libraries/sync-server/postgres/private-postgres'

/** A private PostgreSQL whose data are gone when it stops; `wanted` or `POSTGRES_SOURCE` chooses its programs. */
export async function startTemporaryPostgres(
  settings: NonNullable<PrivatePostgresOptions['settings']> = {},
  wanted: string | undefined = process.env['POSTGRES_SOURCE'],
): Promise<PrivatePostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-tests-'))
  // Closed, as mkdtemp makes it, it would send root's database to /var/lib, where nobody cleans up.
  await chmod(dataDir, 0o711)
  const postgres = await startPrivatePostgres({
    dataDir,
    log: () => {},
    settings,
    ...(wanted === 'system' || wanted === 'embedded' ? { source: wanted } : {}),
  })
  return {
    ...postgres,
    stop: async () => {
      await postgres.stop()
      await rm(postgres.cluster, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
