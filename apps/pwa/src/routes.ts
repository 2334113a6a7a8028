/** Patterns of the app's addresses and what builds links to them, side by side. */
export const routes = {
  sending: '/sending',
  municipality: '/municipality/:municipality',
  review: '/review/:session',
  region: '/region',
  regionAnswers: '/region/answers',
  regionNumbers: '/region/numbers',
  admin: '/admin',
  adminInvitations: '/admin/invitations',
  adminDevices: '/admin/devices',
} as const

export function municipalityLink(municipality: string): string {
  return `/municipality/${municipality}`
}

export function reviewLink(session: string): string {
  return `/review/${session}`
}

/** The answers behind a number; what is absent does not restrict. */
export function regionAnswersLink(filter: { readonly [name: string]: string | undefined }): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? routes.regionAnswers : `${routes.regionAnswers}?${text}`
}
