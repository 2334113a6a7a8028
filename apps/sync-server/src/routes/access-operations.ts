import {
  deviceListSchema,
  outstandingDevicesSchema,
  deviceNamingSchema,
} from '@living-libraries/model/device-list'
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
import {
  lockNoteSchema,
  recoveryAnswerSchema,
  recoveryRequestSchema,
} from '@living-libraries/model/lock-recovery'
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
import { invitationCodeRequestSchema } from './join-routes.ts'
import { bodyProblems, type Operation } from './operation.ts'

const codeProblems = [
  ...bodyProblems,
  'invitation-unknown',
  'invitation-expired',
  'invitation-used',
  'invitation-revoked',
  'rate-limited',
] as const

/** Who comes in, how, and who lets them. */
export const accessOperations: readonly Operation[] = [
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
    method: 'post',
    path: '/me/lock',
    summary: 'With which point this device would ask, should its PIN be forgotten',
    body: lockNoteSchema,
    problems: bodyProblems,
  },
  {
    method: 'post',
    path: '/recoveries',
    summary: 'The digits that open the lock of a device whose PIN was forgotten',
    body: recoveryRequestSchema,
    answer: recoveryAnswerSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
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
    method: 'get',
    path: '/devices',
    summary: 'Devices and their last contact',
    answer: deviceListSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/venues/:venue/outstanding',
    summary:
      'Devices of the colleagues of a venue that hold records which the centre does not have',
    answer: outstandingDevicesSchema,
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
]
