import type { Grant } from '@living-libraries/model/access'

export const venue = 'venue/irkutsk-gorod-1'
export const actors = {
  nobody: undefined,
  'own librarian': { role: 'librarian', venue: 'irkutsk-gorod-1' },
  'librarian of another venue': { role: 'librarian', venue: 'bratsk-gorod-1' },
  'own coordinator': { role: 'coordinator', municipality: 'irkutsk-gorod' },
  'coordinator of another municipality': { role: 'coordinator', municipality: 'bratsk-gorod' },
  regional: { role: 'regional' },
  administrator: { role: 'administrator' },
  guest: { role: 'guest' },
} as const satisfies { [actor: string]: Grant | undefined }
export type Actor = keyof typeof actors
export const order = Object.keys(actors) as Actor[]

const foreign = 'foreign-space'
const asOwnPush = [401, 'taken', foreign, 'taken', foreign, foreign, foreign, foreign]

/**
 * What each actor is answered about things of the venue `irkutsk-gorod-1`, in the order of `actors`. `push`
 * shows the word on a new session of that venue, `pull` whether its records are in it.
 */
export const matrix: { readonly [route: string]: readonly (number | string)[] } = {
  'GET /health': [200, 200, 200, 200, 200, 200, 200, 200],
  'GET /health/details': [401, 403, 403, 403, 403, 403, 200, 403],
  'GET /openapi.json': [200, 200, 200, 200, 200, 200, 200, 200],
  'POST /invitation': [200, 200, 200, 200, 200, 200, 200, 200],
  'POST /join': [200, 200, 200, 200, 200, 200, 200, 200],
  'GET /succession': [200, 200, 200, 200, 200, 200, 200, 200],
  'POST /succession': [401, 200, 200, 200, 200, 200, 200, 200],
  'GET /me': [401, 200, 200, 200, 200, 200, 200, 200],
  'POST /me/persons': [401, 200, 200, 403, 403, 403, 403, 403],
  'POST /me/lock': [401, 204, 204, 204, 204, 204, 204, 204],
  'POST /recoveries': [401, 403, 403, 403, 403, 403, 200, 403],
  'GET /me/standing': [401, 200, 200, 200, 200, 200, 200, 200],
  'DELETE /me': [401, 204, 204, 204, 204, 204, 204, 204],
  'GET /sign-in': [401, 200, 200, 200, 200, 200, 200, 200],
  'POST /sign-in': [401, 403, 403, 403, 403, 403, 403, 403],
  'POST /sign-in/password': [401, 403, 403, 403, 403, 204, 204, 403],
  'POST /sign-in/passkeys/begin': [401, 403, 403, 403, 403, 200, 200, 403],
  'POST /sign-in/passkeys': [401, 403, 403, 403, 403, 403, 403, 403],
  'POST /sign-in/passkey/begin': [401, 403, 403, 403, 403, 403, 403, 403],
  'POST /sign-in/passkey': [401, 403, 403, 403, 403, 403, 403, 403],
  'POST /records/push': asOwnPush,
  'PUT /records/parcels/:id': asOwnPush,
  // One's own only, so that nothing of the owner's has come for anybody else.
  'GET /records/parcels/:id': [401, 0, 0, 0, 0, 0, 0, 0],
  // Nothing was restored, so nothing is taken: `refused` for all who may ask.
  'POST /records/offer': [401, 1, 1, 1, 1, 1, 1, 1],
  'GET /restore': [401, 403, 403, 403, 403, 403, 200, 403],
  'POST /records/pull': [401, 'seen', 'not', 'seen', 'not', 'not', 'not', 'not'],
  'GET /records/head': [401, 200, 200, 200, 200, 200, 200, 200],
  'GET /records/stream': [401, 200, 200, 200, 200, 200, 200, 200],
  'POST /presence': [401, 204, 403, 204, 403, 403, 403, 403],
  'GET /records/:id/history': [401, 200, 404, 200, 404, 404, 404, 404],
  'POST /photos/:id/:part': [401, 200, 404, 200, 404, 404, 404, 404],
  'GET /photos/:id/:part': [401, 200, 404, 200, 404, 404, 404, 404],
  'POST /transfer': [401, 200, 200, 200, 200, 200, 200, 403],
  'POST /transfer/pieces/:hash': [401, 200, 200, 200, 200, 200, 200, 403],
  'GET /transfer/answer': [401, 404, 404, 200, 404, 404, 200, 404],
  'POST /invitations': [401, 403, 403, 200, 403, 403, 200, 403],
  'GET /invitations': [401, 403, 403, 200, 200, 403, 200, 403],
  'POST /invitations/:id/spoken': [401, 404, 404, 200, 404, 404, 200, 404],
  'DELETE /invitations/:id': [401, 404, 404, 204, 404, 404, 204, 404],
  'GET /records/:id/holders': [401, 404, 404, 200, 404, 404, 200, 404],
  'POST /erasures': [401, 403, 403, 200, 404, 403, 200, 403],
  'POST /erasures/among': [401, 200, 200, 200, 200, 200, 200, 200],
  'GET /erasures': [401, 403, 403, 200, 200, 403, 200, 403],
  'GET /devices': [401, 403, 403, 200, 200, 403, 200, 403],
  'GET /venues/:venue/outstanding': [401, 200, 403, 200, 403, 403, 403, 403],
  'POST /devices/:id': [401, 403, 403, 204, 404, 403, 204, 403],
  'DELETE /devices/:id/persons/:person': [401, 403, 403, 204, 404, 403, 204, 403],
  // Both the place that is left and the one that is gone to must be the mover's.
  'POST /persons/move': [401, 403, 403, 204, 403, 403, 204, 403],
  'DELETE /devices/:id': [401, 403, 403, 204, 404, 403, 204, 403],
  'GET /overview/board': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /overview/numbers': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /overview/answers': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /overview/results': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /overview/arrivals': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /overview/reports': [401, 403, 403, 403, 403, 200, 200, 403],
  // Nothing was sent, so that no picture stands in it.
  'GET /overview/reports/:municipality/photos/:photo': [401, 403, 403, 403, 403, 404, 404, 403],
  // Nobody has sent one: no version waits for a decision.
  'POST /overview/reports': [401, 403, 403, 403, 403, 404, 404, 403],
  // Nothing was submitted, so that nobody may read an initiative, nor decide about it.
  'POST /overview/initiatives': [401, 403, 403, 403, 403, 404, 404, 403],
  'GET /overview/answers/export': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /themes': [401, 403, 403, 403, 403, 200, 200, 403],
  'POST /themes': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /themes/unread': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /themes/history': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /themes/digest': [401, 403, 403, 403, 403, 200, 200, 403],
  'GET /themes/groups': [401, 403, 403, 403, 403, 200, 200, 403],
  // Nothing was submitted, so that nobody may read the words.
  'GET /overview/answers/:id/similar': [401, 403, 403, 403, 403, 404, 404, 403],
  'GET /overview/answers/:id/origin': [401, 403, 403, 403, 403, 404, 404, 403],
  'GET /overview/answers/:id/sheets/:photo': [401, 403, 403, 403, 403, 404, 404, 403],
  'GET /themes/tables': [401, 403, 403, 403, 403, 200, 200, 403],
}
