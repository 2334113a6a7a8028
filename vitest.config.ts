import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

const postgres = ['./tests/postgres/global-setup.ts']
// Tests with a database or a browser mostly wait for it, and by itself vitest takes one file after the other on two
// cores. Projects that run in one round must agree in it.
const atOnce = { maxWorkers: 4 }
// Loading model, app and server anew costs a file some two seconds of a core, often more than its tests. So one process
// takes file after file of its project, in the order of `LongestFirst`, and no test counts on what a module remembers.
const loadedOnce = { isolate: false }
// What is waited for comes at once, but not on a machine that is busy.
const patient = { poll: { timeout: 50_000, interval: 50 } }

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
          ...atOnce,
          expect: patient,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          ...atOnce,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          ...atOnce,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'scenario',
          ...loadedOnce,
          include: ['tests/{scenario,compatibility,faults,fuzz}/**/*.test.ts'],
          globalSetup: postgres,
          ...atOnce,
          expect: patient,
          testTimeout: 300_000,
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
          ...atOnce,
          expect: { poll: { ...patient.poll, interval: 100 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
