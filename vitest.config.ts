import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

const postgres = ['./tests/postgres/global-setup.ts']
// Tests with a database or a browser mostly wait for it, and by itself vitest takes one file after the other on two
// cores. Projects that run in one round must agree in it.
const quick = { maxWorkers: 3 }
const journeys = { maxWorkers: 4 }
// Loading model, app and server anew costs a file some two seconds of a core, often more than its tests. None of them
// keeps anything between two files; so one process reads file after file of its project, as the order of
// `LongestFirst` lets it.
const loadedOnce = { isolate: false }

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          ...loadedOnce,
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
            'tests/demo/**/*.test.ts',
          ],
          globalSetup: postgres,
          ...quick,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          ...quick,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          ...quick,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'scenario',
          ...loadedOnce,
          include: ['tests/{scenario,compatibility,faults,fuzz}/**/*.test.ts'],
          globalSetup: postgres,
          ...journeys,
          // What a scenario waits for comes at once, but not on a machine that is busy.
          expect: { poll: { timeout: 50_000, interval: 50 } },
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'e2e',
          ...loadedOnce,
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['./tests/e2e/kit/failed-screens.ts'],
          globalSetup: postgres,
          ...journeys,
          // As in the scenarios: what is waited for comes at once, but not on a machine that is busy.
          expect: { poll: { timeout: 50_000, interval: 100 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
