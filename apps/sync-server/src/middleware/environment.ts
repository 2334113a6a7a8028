import type { Caller } from '../services/caller.ts'

/** What the middleware leaves for the routes. */
export interface Environment {
  Variables: {
    caller: Caller
  }
}
