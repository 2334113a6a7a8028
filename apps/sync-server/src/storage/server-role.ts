import pg from 'pg'
import { DatabaseProblem } from './database-problem.ts'

/** The server works as this role: it owns nothing, so that row-level security holds for it. */
export const serverRole = 'living_libraries_server'

/** Makes the role where it is missing, and lets the connecting user act as it. */
export async function ensureServerRole(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query('select 1 from pg_roles where rolname = $1', [serverRole])
  if (rows.length === 0) await createRole(owner)
  if (!(await canAct(owner))) {
    await owner.query(`grant ${serverRole} to current_user`).catch(() => {})
    if (!(await canAct(owner))) throw new DatabaseProblem(askAdministrator())
  }
}

/** Refuses what would break a promise: acknowledged means on disk, and a space is closed to strangers. */
export async function refuseUnsafeServer(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{
    version: string
    fsync: string
    commit: string
    unsafe: boolean
  }>(
    `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit,
       coalesce((select rolsuper or rolbypassrls from pg_roles where rolname = $1), false) as unsafe`,
    [serverRole],
  )
  const [found] = rows
  if (found === undefined) throw new DatabaseProblem('The database does not answer.')
  if (Number(found.version) < 140_000) {
    throw new DatabaseProblem('PostgreSQL 14 or newer is needed; this one is older.')
  }
  if (found.fsync === 'off') {
    throw new DatabaseProblem(
      'PostgreSQL runs with fsync=off: a power cut would lose what was acknowledged. Set fsync=on.',
    )
  }
  if (found.commit === 'off') {
    throw new DatabaseProblem(
      'PostgreSQL runs with synchronous_commit=off: a power cut would lose what was acknowledged. Set it to on.',
    )
  }
  if (found.unsafe) {
    throw new DatabaseProblem(
      `The role ${serverRole} is a superuser or bypasses row-level security, so spaces would not be closed. Run: ALTER ROLE ${serverRole} NOSUPERUSER NOBYPASSRLS;`,
    )
  }
}

async function createRole(owner: pg.ClientBase): Promise<void> {
  try {
    await owner.query(`create role ${serverRole} nologin nosuperuser nobypassrls`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    if (error.code === '42501') throw new DatabaseProblem(askAdministrator())
    // Another server of the same cluster was faster.
    if (error.code !== '42710' && error.code !== '23505') throw error
  }
}

async function canAct(owner: pg.ClientBase): Promise<boolean> {
  try {
    await owner.query(`set role ${serverRole}`)
    return true
  } catch {
    return false
  } finally {
    await owner.query('reset role')
  }
}

function askAdministrator(): string {
  return `This database user may not make the role ${serverRole}. An administrator of the database runs once: CREATE ROLE ${serverRole} NOLOGIN; GRANT ${serverRole} TO the_user_in_DATABASE_URL;`
}
