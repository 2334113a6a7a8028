import { gainSpace, joinAgain, loseSpace, revoke } from './access-playing.ts'
import { backUp, restore } from './centre-restoring.ts'
import { playDeed, playTyping } from './deed-playing.ts'
import { closeTab, jumpClock, openSecondTab, restartDevice } from './device-playing.ts'
import { erase, eraseName } from './erasing.ts'
import { otherProcess, playHeldSync, playSync, replay } from './exchange-playing.ts'
import { bringFile, loseFile, openFile, writeFile } from './file-playing.ts'
import { closeLock, openLock, setLock } from './lock-playing.ts'
import type { Step, StepKinds } from './step.ts'
import { updateApp } from './updating.ts'
import { deviceOf, type World } from './world.ts'

type Playing<Kind extends keyof StepKinds> = (
  world: World,
  step: Step<Kind>,
) => Promise<void> | void

/** How each kind of step is played; one for which the world has no room does nothing. */
const playings: { readonly [Kind in keyof StepKinds]: Playing<Kind> } = {
  deed: playDeed,
  typing: (world, step) => playTyping(world, step, playStep),

  'restart-device': restartDevice,
  'clock-jump': jumpClock,
  'second-tab': openSecondTab,
  'close-tab': closeTab,
  'update-app': updateApp,
  'set-lock': setLock,
  'close-lock': closeLock,
  'open-lock': openLock,

  sync: playSync,
  'held-sync': (world, step) => playHeldSync(world, step, playStep),
  replay,
  'other-process': otherProcess,

  'write-file': writeFile,
  'open-file': openFile,
  'bring-file': bringFile,
  'lose-file': loseFile,

  'restart-server': ({ ledger, centre }, { process }) => {
    ledger.struck('server restarted')
    return centre.restart(process)
  },
  'back-up': backUp,
  restore,

  revoke,
  'join-again': (world, { on }) => joinAgain(world, deviceOf(world, on)),
  'gain-space': gainSpace,
  'lose-space': loseSpace,
  erase,
  'erase-name': eraseName,
}

/** Plays one step. Throws a `Violation`. */
export async function playStep<Kind extends keyof StepKinds>(
  world: World,
  step: Step<Kind>,
): Promise<void> {
  world.ledger.tick()
  await playings[step.does](world, step)
}
