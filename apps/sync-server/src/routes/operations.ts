import { deviceListSchema, deviceNamingSchema } from '@living-libraries/model/device-list'
import {
  erasureListSchema,
  erasureRequestSchema,
  erasureSchema,
} from '@living-libraries/model/erasure'
import { historySchema } from '@living-libraries/model/history'
import {
  invitationListSchema,
  invitationRequestSchema,
  madeInvitationSchema,
  spokenCodeSchema,
} from '@living-libraries/model/invitation'
import {
  invitationPreviewSchema,
  joinRequestSchema,
  joinResponseSchema,
  meSchema,
  newPersonRequestSchema,
  standingSchema,
} from '@living-libraries/model/join'
import { restoreReportSchema } from '@living-libraries/model/restore-report'
import { serverHealthSchema } from '@living-libraries/model/server-health'
import {
  passkeyMakingSchema,
  passkeyQuestionSchema,
  passkeySignInSchema,
  passwordSettingSchema,
  passwordSignInSchema,
  signInPersonSchema,
  signInStateSchema,
} from '@living-libraries/model/sign-in'
import { predecessorSchema, successionRequestSchema } from '@living-libraries/model/succession'
import { offerBlockSchema, offerResponseSchema } from '@living-libraries/model/wire/offer'
import { pullRequestSchema, pullResponseSchema } from '@living-libraries/model/wire/pull'
import {
  pushBlockSchema,
  pushHeadSchema,
  pushResponseSchema,
} from '@living-libraries/model/wire/push'
import * as v from 'valibot'
import { invitationCodeRequestSchema } from './join-routes.ts'
import { bodyProblems, type Operation } from './operation.ts'
import { overviewOperations } from './overview-operations.ts'
import { headQuerySchema, pushMediaTypes } from './record-routes.ts'
import { transferOperations } from './transfer-operations.ts'

const codeProblems = [
  ...bodyProblems,
  'invitation-unknown',
  'invitation-expired',
  'invitation-used',
  'invitation-revoked',
  'rate-limited',
] as const

/** Every route below `/api`; a test compares the list with the routes that are there. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/health',
    summary: 'Whether the server and its database answer, and which epoch they are in',
    isOpen: true,
    answer: v.object({ status: v.literal('ok'), version: v.string(), epoch: v.string() }),
    problems: [],
  },
  {
    method: 'get',
    path: '/health/details',
    summary: 'How the server, its database and its disk are, for the administrator',
    answer: serverHealthSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    isOpen: true,
    answer: v.object({ openapi: v.string() }),
    problems: [],
  },
  {
    method: 'post',
    path: '/invitation',
    summary: 'What an invitation would bring; uses nothing up',
    isOpen: true,
    body: invitationCodeRequestSchema,
    answer: invitationPreviewSchema,
    problems: codeProblems,
  },
  {
    method: 'post',
    path: '/join',
    summary: 'Redeem an invitation; sets the credential cookie; may be repeated',
    isOpen: true,
    body: joinRequestSchema,
    answer: joinResponseSchema,
    problems: [...codeProblems, 'not-allowed', 'device-revoked'],
  },
  {
    method: 'get',
    path: '/succession',
    summary: 'Whose credential this browser shows, for an installation that has lost its data',
    isOpen: true,
    answer: predecessorSchema,
    problems: [],
  },
  {
    method: 'post',
    path: '/succession',
    summary: 'Go on for the device whose credential is shown, under another id; shuts that one out',
    isOpen: true,
    body: successionRequestSchema,
    answer: joinResponseSchema,
    problems: [...bodyProblems, 'device-unknown', 'device-revoked', 'not-allowed'],
  },
  {
    method: 'get',
    path: '/me',
    summary: 'Who this device is; renews its credential after a week',
    answer: meSchema,
    problems: [],
  },
  {
    method: 'post',
    path: '/me/persons',
    summary: 'Let a colleague of the same venues take turns on this device',
    body: newPersonRequestSchema,
    answer: joinResponseSchema,
    problems: [...bodyProblems, 'not-allowed'],
  },
  {
    method: 'get',
    path: '/me/standing',
    summary: 'The device’s certificate as of now, and the keys of those who may open its files',
    answer: standingSchema,
    problems: [],
  },
  { method: 'delete', path: '/me', summary: 'Sign this device out', problems: [] },
  {
    method: 'get',
    path: '/sign-in',
    summary: 'Who of the staff on this device is signed in, and what they can sign in with',
    answer: signInStateSchema,
    problems: [],
  },
  {
    method: 'post',
    path: '/sign-in',
    summary: 'Sign in by password, for a day',
    body: passwordSignInSchema,
    problems: [...bodyProblems, 'not-allowed', 'sign-in-failed', 'rate-limited'],
  },
  {
    method: 'post',
    path: '/sign-in/password',
    summary: 'Set one’s own password',
    body: passwordSettingSchema,
    problems: [...bodyProblems, 'not-allowed', 'sign-in-needed'],
  },
  {
    method: 'post',
    path: '/sign-in/passkeys/begin',
    summary: 'What the browser is to make a passkey for',
    body: signInPersonSchema,
    answer: passkeyQuestionSchema,
    problems: [...bodyProblems, 'not-allowed', 'sign-in-needed'],
  },
  {
    method: 'post',
    path: '/sign-in/passkeys',
    summary: 'Keep a passkey that the browser made',
    body: passkeyMakingSchema,
    problems: [...bodyProblems, 'not-allowed', 'sign-in-needed', 'sign-in-failed'],
  },
  {
    method: 'post',
    path: '/sign-in/passkey/begin',
    summary: 'What the browser is to sign',
    body: signInPersonSchema,
    answer: passkeyQuestionSchema,
    problems: [...bodyProblems, 'not-allowed', 'sign-in-failed'],
  },
  {
    method: 'post',
    path: '/sign-in/passkey',
    summary: 'Sign in by passkey, for a day',
    body: passkeySignInSchema,
    problems: [...bodyProblems, 'not-allowed', 'sign-in-failed'],
  },
  {
    method: 'post',
    path: '/records/push',
    summary: 'Take changes in; answered once they are on disk',
    lines: { first: pushHeadSchema, further: pushBlockSchema, mediaTypes: pushMediaTypes },
    answer: pushResponseSchema,
    problems: [...bodyProblems, 'wire-too-old', 'wire-too-new', 'not-allowed', 'epoch-changed'],
  },
  {
    method: 'post',
    path: '/records/offer',
    summary:
      'Give a centre that was restored from a backup what it had acknowledged; may be repeated',
    lines: { first: pushHeadSchema, further: offerBlockSchema, mediaTypes: pushMediaTypes },
    answer: offerResponseSchema,
    problems: [...bodyProblems, 'wire-too-old', 'wire-too-new', 'not-allowed'],
  },
  {
    method: 'get',
    path: '/restore',
    summary: 'What devices gave back since the centre was restored from a backup',
    answer: restoreReportSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'post',
    path: '/records/pull',
    summary: 'What is new since the token, one page',
    body: pullRequestSchema,
    answer: pullResponseSchema,
    problems: [...bodyProblems, 'wire-too-old'],
  },
  {
    method: 'get',
    path: '/records/head',
    summary: 'Whether a pull would bring anything; empty if not',
    query: headQuerySchema,
    answer: v.object({ more: v.literal(true) }),
    mayBeEmpty: true,
    problems: ['body-malformed'],
  },
  {
    method: 'get',
    path: '/records/stream',
    summary: 'Hints that a space moved on; every opening means: pull now',
    answer: v.string(),
    answerType: 'text/event-stream',
    problems: [],
  },
  {
    method: 'get',
    path: '/records/:id/history',
    summary: 'Who changed what in a record, and when',
    answer: historySchema,
    problems: ['not-found'],
  },
  ...transferOperations,
  {
    method: 'post',
    path: '/invitations',
    summary: 'Make an invitation; its code is told only now',
    body: invitationRequestSchema,
    answer: madeInvitationSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
  {
    method: 'get',
    path: '/invitations',
    summary: 'The invitations that the asker may give',
    answer: invitationListSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'post',
    path: '/invitations/:id/spoken',
    summary: 'Eight digits that lead to the invitation for ten minutes',
    answer: spokenCodeSchema,
    problems: ['not-found', 'invitation-expired', 'invitation-revoked', 'invitation-used'],
  },
  {
    method: 'delete',
    path: '/invitations/:id',
    summary: 'Nobody joins with it any more',
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/erasures',
    summary: 'Erase a record, or a person who worked with the app, for ever; may be repeated',
    body: erasureRequestSchema,
    answer: erasureSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
  {
    method: 'get',
    path: '/erasures',
    summary: 'The acts of erasing in the own spaces, without what was erased',
    answer: erasureListSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/devices',
    summary: 'Devices and their last contact',
    answer: deviceListSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'post',
    path: '/devices/:id',
    summary: 'Call a device otherwise',
    body: deviceNamingSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
  {
    method: 'delete',
    path: '/devices/:id',
    summary: 'Close a device’s way in at once',
    problems: ['not-allowed', 'not-found'],
  },
  ...overviewOperations,
]
