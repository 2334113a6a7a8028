import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest. Begun last, one of these would keep a single core busy after all the others are done. */
const longest = [
  'faults/faults',
  'e2e/screens-of-the-staff',
  'e2e/screens-of-the-venue',
  'faults/planted-bugs',
  'scenario/restored-centre',
  'e2e/two-tabs',
  'e2e/main-job',
  'e2e/erased-data',
  'e2e/municipality',
  'e2e/forgotten-device',
  'e2e/full-disk',
  'e2e/invitations',
  'e2e/venue-results',
  'house/private-postgres',
]

/**
 * A fresh clone does not know how long its tests took; vitest would go by the size of their files. The rest goes project
 * by project: a process with loaded modules ends where the next file that waits is of another one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted(
      (a, b) => place(a) - place(b) || a.project.name.localeCompare(b.project.name),
    )
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = longest.findIndex((name) => moduleId.includes(`/${name}.test.`))
  return found < 0 ? longest.length : found
}
