import { enCount } from '../plural.ts'
import { enTimeLeft } from '../time-left.ts'
import type { shell as ru } from '../ru/shell.ts'

export const shell: typeof ru = {
  appName: 'Living Libraries',
  back: 'Back',
  close: 'Close',
  signIn: 'Sign in',
  undo: 'Undo',
  entryRemoved: 'Removed',
  skipToContent: 'Skip to content',
  places: 'Sections',
  saved: {
    label: 'What is saved and sent',
    onDevice: 'Saved on this device',
    nothingYet: 'Nothing recorded here yet',
    nothingYetDetail: 'whatever you record is saved on this device at once',
    waiting: (count) => `${enCount(count, 'waiting', 'waiting')} to be sent`,
    left: (count, seconds) =>
      `${enCount(count, 'record', 'records')} left${seconds === undefined ? '' : `, ${enTimeLeft(seconds)}`}`,
    received: 'Received by the centre',
    refused: (count) => enCount(count, 'record was not accepted', 'records were not accepted'),
    refusedDetail: 'they are safe on this device, see why',
    needsInvitation: 'to send, a new invitation is needed',
    needsSignIn: 'to send, sign in again',
    needsUpdate: 'to receive what is new, update the app',
    unsaved: 'New records are not being saved',
    unsavedDetail: {
      full: 'no space left: press to read what to do',
      failing: 'the device could not write: press to read more',
      replaced: 'the app was updated in another tab',
      erased: 'the browser deleted the data of the app',
    },
  },
  counter: {
    less: (label) => `${label}: one less`,
    more: (label) => `${label}: one more`,
  },
  chips: {
    pin: 'Pin',
    unpin: 'Unpin',
    pinned: 'Pinned',
  },
  notice: {
    safe: 'What is safe',
    todo: 'What to do',
  },
  progress: (done, total) => `${done} of\u00a0${total}`,
  table: { name: 'Name', value: 'Count' },
  update: {
    available: 'A new version is ready.',
    reassurance: 'Everything you recorded stays in place.',
    apply: 'Update',
    later: 'Later',
    applying: 'Updating…',
  },
  look: {
    title: 'Appearance and language',
    open: 'Appearance and language',
    theme: 'Appearance',
    auto: 'As on the device',
    light: 'Light',
    dark: 'Dark',
    large: 'Large type',
    largeHint: 'Large letters and high contrast',
    language: 'Language',
  },
  failure: {
    title: 'This screen did not open because of a fault in the program',
    safe: 'Everything you recorded is saved on this device.',
    todo: 'Open the screen again. If that does not help, tell your coordinator the text below.',
    again: 'Open again',
  },
  missing: {
    title: 'There is no such page',
    text: 'The link may have been cut when it was forwarded.',
    home: 'To the first page',
  },
  insecure: {
    title: 'At this address the app cannot keep records',
    safe: 'Nothing is lost: there are no records here yet.',
    todo: 'Open the address that begins with https://. Your coordinator will give it to you.',
  },
  loading: 'Opening',
}
