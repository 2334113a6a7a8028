/** A database that cannot be worked with, in a sentence for the person who started the server. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem'
}

/** Nothing answers at the address. */
export class DatabaseUnreachable extends DatabaseProblem {}
