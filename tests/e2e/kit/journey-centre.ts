import { freshDatabase } from '../../postgres/fresh-database.ts'
import { type Centre, startCentre } from './centre.ts'

/**
 * The server on a fresh database in the PostgreSQL of the test run, which spares it the making of one of its own. What
 * the database itself has to do with (its death, the links of `npm start`) wants `startCentre`.
 */
export async function journeyCentre(): Promise<Centre> {
  const database = await freshDatabase()
  const centre = await startCentre(database.url)
  return {
    ...centre,
    stop: async () => {
      await centre.stop()
      await database.drop()
    },
  }
}
