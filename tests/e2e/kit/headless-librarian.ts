import { type Device, openDevice } from '@living-libraries/pwa/device'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { tableGroupKey } from '@living-libraries/model/kinds/session'
import { venueSpace } from '@living-libraries/model/space'
import type { Administration } from './administration.ts'
import type { Centre } from './centre.ts'
import { groupId, pack, plannedAnswers, questionId } from './planned-evening.ts'

export interface WrittenSession {
  readonly device: Device
  /** Id of the session. */
  readonly session: string
  close(): void
}

/** A whole evening of a venue, written by a device without a screen and received by the centre. */
export async function writeSession(
  centre: Centre,
  administration: Administration,
  venue: string,
  count: number,
): Promise<WrittenSession> {
  const device = await openDevice({
    serverUrl: centre.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
  const { code } = await administration.invite({ role: 'librarian', venue })
  await device.join({ code, deviceName: 'Компьютер библиотеки', personName: 'Вера Павловна' })
  const space = venueSpace(venue)
  const tables = Object.fromEntries(
    ['1', '2', '3'].map((number, index) => [
      `tables/t${number}`,
      { name: `Стол ${number}`, order: index + 1 },
    ]),
  )
  const session = await device.make({
    kind: 'session',
    space,
    values: {
      date: '2024-11-05',
      place: 'Читальный зал',
      facilitator: 'Ирина Сергеевна',
      packVersion: pack.version,
      ...tables,
    },
  })
  for (const answer of plannedAnswers(venue, 'headless', count)) {
    const values = {
      text: answer.text,
      question: questionId(answer),
      table: `t${answer.table}`,
      ...(answer.group === undefined ? {} : { group: groupId(answer) }),
    }
    await device.make({ kind: 'answer', space, session, values })
  }
  await device.change(session, {
    set: {
      note: 'Собрались после службы, пришли и с детьми',
      'tableFacilitators/t1': 'Пётр Ильич',
      'tableNoteTakers/t1': 'Зоя',
      [`tableGroups/${tableGroupKey('t1', 'resident')}`]: true,
    },
  })
  const values = { text: 'Записано дважды', question: 'q1' }
  await device.remove(await device.make({ kind: 'answer', space, session, values }))
  await device.settled()
  return { device, session, close: () => device.close() }
}
