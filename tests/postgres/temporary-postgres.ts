import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type PrivatePostgres,
  type PrivatePostgresOptions,
  startPrivatePostgres,
} from '@living-libraries/sync-server/postgres/private-postgres'

/** A private PostgreSQL whose data are gone when it stops; `POSTGRES_SOURCE` chooses its programs. */
export async function startTemporaryPostgres(
  settings: NonNullable<PrivatePostgresOptions['settings']> = {},
): Promise<PrivatePostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-tests-'))
  // Closed, as mkdtemp makes it, it would send root's database to /var/lib, where nobody cleans up.
  await chmod(dataDir, 0o711)
  const source = process.env['POSTGRES_SOURCE']
  const postgres = await startPrivatePostgres({
    dataDir,
    log: () => {},
    settings,
    ...(source === 'system' || source === 'embedded' ? { source } : {}),
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
