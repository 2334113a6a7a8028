import type { WrittenSession } from './headless-librarian.ts'

export interface EveningResults {
  readonly initiative: string
  readonly delegate: string
}

/** What the hall finds most valuable, what it wants to do, whom it sends, and its paper. */
export async function recordResults({ device, session }: WrittenSession): Promise<EveningResults> {
  const { space } = (await device.get(session)) ?? {}
  if (space === undefined) throw new Error('the session is not on the device')
  const make = (kind: 'sheet' | 'element' | 'initiative' | 'delegate', values: Values) =>
    device.make({ kind, space, session, values })
  for (const number of ['1', '2', '3']) {
    await make('sheet', { number, table: `t${number}`, typed: number === '1' })
  }
  const [first, second] = await device.list({ kind: 'answer', session })
  const element = await make('element', {
    title: 'Вокзал, с которого всё начиналось',
    type: 'place',
    now: 'Память о тех, кто строил дорогу',
    [`answers/${first?.id}`]: true,
    [`answers/${second?.id}`]: true,
    [`votes/dot:${device.id}`]: 12,
  })
  await make('element', { title: 'Слово держать', type: 'value' })
  const group = await device.make({
    kind: 'group',
    space,
    values: {
      title: 'Хранители перрона',
      formedAt: session,
      consent: 'paper',
      leader: 'Пётр Вокзалов',
      'members/a': 'Анна Рельсова: экскурсии по воскресеньям',
    },
  })
  const initiative = await make('initiative', {
    title: 'Музей одного перрона',
    type: 'project',
    problem: 'Старый вокзал пустует, а приезжим негде узнать, чем живёт город.',
    [`elements/${element}`]: true,
    'team/a': 'Учитель истории: экскурсии по воскресеньям',
    'stages/a': 'Собрать фотографии к весне',
    'resources/local': 'Помещение и свет',
    carrier: group,
  })
  const delegate = await make('delegate', {
    seat: 'main',
    topic: 'Музей одного перрона',
    initiative,
    group,
  })
  await make('delegate', { seat: 'reserve', topic: 'Школьный дневник реки', minor: true })
  await device.settled()
  return { initiative, delegate }
}

type Values = { readonly [path: string]: string | number | boolean }
