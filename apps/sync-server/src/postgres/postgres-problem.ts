/** Why the private PostgreSQL cannot run, as one sentence for the person who started the server. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem'
}
