import type { Json } from '@living-libraries/model/json'
import { municipalitySpace, venueOfSpace } from '@living-libraries/model/space'
import type { Device } from '@living-libraries/pwa/device'
import type { WrittenSession } from './headless-librarian.ts'
import { pack } from './planned-evening.ts'

/** The librarian hands the session in; gives the version up to which it was seen. */
export async function submit({ device, session }: WrittenSession): Promise<number> {
  const written = await device.get(session)
  const answers = await device.list({ kind: 'answer', session })
  const seen = Math.max(...answers.map(({ version }) => version))
  const space = written?.space ?? 'forum'
  await device.make({ kind: 'review', space, session, values: { act: 'submit', seen } })
  await device.settled()
  return seen
}

/** The coordinator has read, remarked on an answer and on the whole, returned it, and begun the documents. */
export async function remarkAndReturn(written: WrittenSession, desk: Device): Promise<void> {
  const { device: librarian, session } = written
  const seen = await submit(written)
  await desk.settled()
  const [answer] = await desk.list({ kind: 'answer', session })
  if (answer === undefined) throw new Error('nothing was written')
  const { space } = answer
  const remarks = [
    { about: answer.id, text: 'Уточните, пожалуйста: это про весь город или про один посёлок?' },
    { text: 'Не хватает ответов за третьим столом на вопрос о будущем.' },
  ]
  for (const values of remarks) await desk.make({ kind: 'comment', space, session, values })
  const reason = 'Два замечания, остальное замечательно.'
  const values = { act: 'return', seen, reason }
  await desk.make({ kind: 'review', space, session, values })
  await composeDocuments(desk, session)
  await desk.settled()
  desk.close()
  await librarian.settled()
}

/** The card and the report as they are begun on the evening itself, before any acceptance. */
async function composeDocuments(desk: Device, session: string): Promise<void> {
  const answers = await desk.list({ kind: 'answer', session })
  const venue = pack.venues.find(({ id }) => id === venueOfSpace(answers[0]?.space ?? 'forum'))
  const space = municipalitySpace(venue?.municipality ?? '')
  const said = (question: string) => answers.filter(({ fields }) => fields.question === question)
  const quotes = [...said('q1').slice(0, 2), ...said('q4').slice(0, 1)].map(
    ({ id, fields }, at): [string, number] => [`quotes/${fields.question}:${id}`, at + 1],
  )
  await desk.make({
    kind: 'card',
    space,
    values: {
      motto: 'Город у железной дороги, где помнят каждого',
      'answers/q1': 'Мы – люди дороги и тайги: приехали строить и остались жить.',
      'answers/q4': 'Гордимся железнодорожниками, учителями и теми, кто остался верен городу.',
      ...Object.fromEntries(quotes),
    },
  })
  const report = await desk.make({ kind: 'report', space, values: { basis: 'all' } })
  const frozen = {
    asOf: Date.parse('2024-11-06T13:15:00Z'),
    over: 'город Зима',
    title: 'Отчёт о стратегических сессиях и культурном коде территории',
    subtitle: 'Губернатору. Иркутская область',
    blocks: [
      { type: 'heading', level: 1, text: 'Как прошли сессии' },
      { type: 'paragraph', text: 'На сессии говорили о дороге, музее и о том, кто остаётся.' },
    ],
    figures: {},
  }
  const act = (values: { [path: string]: Json }) =>
    desk.make({ kind: 'reportAct', space, values: { report, ...values } })
  const agreement = await act({ act: 'agree', frozen })
  await act({ act: 'send', agreement })
}
