import type pg from 'pg'
import { checkCounts } from '../audit/count-check.ts'
import { bad, type Finding, fine } from './finding.ts'

/** Whether what the region's desk counts is what the records say. For an owner who has opened the whole. */
export async function countFinding(owner: pg.Client): Promise<Finding> {
  const differences = await checkCounts(owner)
  if (differences.length === 0) {
    return fine(
      'Числа центра сходятся с записями.',
      'The numbers of the centre follow the records.',
    )
  }
  const list = differences.map(({ what, differing }) => `${what}: ${differing}`).join(', ')
  return bad(
    `Числа на сводном экране расходятся с записями (${list}). Сами записи целы. Пересчитать: npm run doctor -- --count-again, запись подождёт несколько секунд.`,
    `Numbers of the desk differ from the records (${list}). The records themselves are whole. Count again: npm run doctor -- --count-again; whoever writes waits some seconds.`,
  )
}

/** Counts everything anew that is kept beside the records. */
export async function countAgain(owner: pg.Client): Promise<Finding> {
  await owner.query('select count_again()')
  return fine('Числа пересчитаны по записям.', 'The numbers were counted again from the records.')
}
