/** Route patterns and the builders of links to them, side by side: nobody writes an address by hand. */
export const routes = {
  start: '/',
  forum: '/forum',
  venue: '/venue/:venue',
  prepare: '/venue/:venue/prepare',
  session: '/session/:session',
  sessionPart: '/session/:session/:part',
  hall: '/hall/:session',
  sending: '/sending',
  municipality: '/municipality/:municipality',
  municipalityCard: '/municipality/:municipality/card',
  municipalityReport: '/municipality/:municipality/report',
  municipalityPortfolio: '/municipality/:municipality/portfolio',
  review: '/review/:session',
  invitations: '/invitations',
  devices: '/devices',
  privacy: '/personal-data',
  signIn: '/sign-in',
  lock: '/lock',
  unlock: '/unlock',
  region: '/region',
  regionAnswers: '/region/answers',
  regionAnswer: '/region/answers/:answer',
  regionThemes: '/region/themes',
  regionReading: '/region/themes/reading',
  regionThemeTables: '/region/themes/tables',
  regionDigest: '/region/themes/digest',
  regionTheme: '/region/themes/:theme',
  regionNumbers: '/region/numbers',
  regionInitiatives: '/region/initiatives',
  regionReports: '/region/reports',
  regionReport: '/region/reports/:municipality',
  regionSummary: '/region/summary',
  regionComparison: '/region/comparison',
  regionReconciliation: '/region/reconciliation',
  regionMunicipality: '/region/municipality/:municipality',
  admin: '/admin',
} as const

/** The views of a session; `answers` has the session's own address. */
export type SessionPart =
  | 'answers'
  | 'sheets'
  | 'participants'
  | 'evening'
  | 'about'
  | 'elements'
  | 'initiatives'
  | 'delegates'
  | 'submit'
  | 'protocol'
  | 'spreadsheet'

export function venueLink(venue: string): string {
  return `/venue/${venue}`
}

/** What to do before the evening: print, try, look whether everything is on the device. */
export function prepareLink(venue: string): string {
  return `/venue/${venue}/prepare`
}

export function sessionLink(session: string, part: SessionPart = 'answers'): string {
  return part === 'answers' ? `/session/${session}` : `/session/${session}/${part}`
}

/** One answer in its session, open for reading and correcting. */
export function answerLink(session: string, answer: string): string {
  return `/session/${session}?answer=${answer}`
}

/** What the projector shows. */
export function hallLink(session: string): string {
  return `/hall/${session}`
}

/** One record of a part, open for reading and filling in. */
export function recordLink(session: string, part: SessionPart, record: string): string {
  return `${sessionLink(session, part)}?record=${record}`
}

/** The code in the fragment of an invitation's link; a fragment is never sent to any server. */
export function invitationCodeIn(hash: string): string | undefined {
  return /^#join=(.+)$/.exec(hash)?.[1]
}

export function invitationHash(code: string): string {
  return `#join=${code}`
}

/** Where an administrator answers; what a device asks with stands in the fragment, which is never sent. */
export function unlockLink(point: string): string {
  return `${routes.unlock}#${point}`
}

export function pointInHash(hash: string): string | undefined {
  return /^#([\w-]{87})$/.exec(hash)?.[1]
}

export function municipalityLink(municipality: string): string {
  return `/municipality/${municipality}`
}

/** The other screens of a municipality. */
export function municipalityPartLink(
  municipality: string,
  part: 'card' | 'report' | 'portfolio',
): string {
  return `${municipalityLink(municipality)}/${part}`
}

/** The invitations, with a new one begun for a venue. */
export function invitationsLink(venue: string): string {
  return `/invitations?venue=${venue}`
}

export function reviewLink(session: string): string {
  return `/review/${session}`
}

export function regionReportLink(municipality: string): string {
  return `${routes.regionReports}/${municipality}`
}

export function regionMunicipalityLink(municipality: string): string {
  return `/region/municipality/${municipality}`
}

/** One answer where its session is reviewed. */
export function reviewedAnswerLink(session: string, answer: string): string {
  return `${reviewLink(session)}?answer=${answer}`
}

/** The answers behind a number; what is absent does not restrict. */
export function regionAnswersLink(filter: LinkFilter): string {
  return filteredLink(routes.regionAnswers, filter)
}

/** The initiatives behind a number. */
export function regionInitiativesLink(filter: LinkFilter): string {
  return filteredLink(routes.regionInitiatives, filter)
}

interface LinkFilter {
  readonly [name: string]: string | undefined
}

function filteredLink(address: string, filter: LinkFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? address : `${address}?${text}`
}

/** One answer with where it comes from and what is similar to it. */
export function regionAnswerLink(answer: string): string {
  return `${routes.regionAnswers}/${answer}`
}

export function regionThemeLink(theme: string): string {
  return `${routes.regionThemes}/${theme}`
}

/** The unread answers of a question and a territory. */
export function regionReadingLink(scope: {
  readonly question: string | null
  readonly municipality: string | null
}): string {
  const query = new URLSearchParams()
  if (scope.question !== null) query.set('question', scope.question)
  if (scope.municipality !== null) query.set('municipality', scope.municipality)
  return `${routes.regionReading}?${query}`
}
