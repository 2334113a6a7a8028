import type { Page } from 'playwright-core'

/** Lays into the device's list what a centre would have refused: one of each kind that a venue writes. */
export async function refuseOneOfEachKind(page: Page, session: string): Promise<void> {
  await page.evaluate(async (of) => {
    const opening = indexedDB.open('living-libraries')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(new Error('not opened')))
    })
    const transaction = database.transaction(['records', 'refused'], 'readwrite')
    const reading = transaction.objectStore('records').get(of)
    reading.addEventListener('success', () => {
      const { space } = reading.result as { space: string }
      const items = [
        { kind: 'session', reason: 'foreign-space', set: { date: '2024-11-05', place: 'Клуб' } },
        { kind: 'answer', reason: 'incomplete', set: { text: 'Деды ставили избы окнами на реку' } },
        {
          kind: 'answer',
          reason: 'foreign-person',
          set: { question: 'q1', text: 'Мы – сибиряки', table: 't1', group: 'residents' },
        },
        {
          kind: 'participant',
          reason: 'invalid-value',
          paths: { group: 'invalid-value' },
          set: { pseudonym: 'Житель 12', group: 'Житель' },
        },
        {
          kind: 'initiative',
          reason: 'invalid-value',
          set: { title: 'Тропа к реке. '.repeat(20), problem: 'Нет дороги к берегу' },
        },
        { kind: 'delegate', reason: 'incomplete', set: { topic: 'Что река значит для города' } },
        { kind: 'photo', reason: 'id-taken', set: { sheet: '7' } },
      ]
      for (const [index, { set, ...item }] of items.entries()) {
        const n = 9_000 + index
        const record = `01930000-0000-7000-8000-00000000${n}`
        const { kind } = item
        const belongs = kind === 'session' ? '' : of
        transaction.objectStore('refused').add({
          ...item,
          space,
          session: belongs,
          at: Date.now(),
          change: {
            n,
            person: '00000000-0000-4000-8000-00000000dead',
            record,
            base: 0,
            madeAt: Date.now(),
            create: { kind, space, session: belongs === '' ? null : belongs },
            set,
            unset: [],
          },
        })
      }
    })
    await new Promise<void>((resolve) => {
      transaction.addEventListener('complete', () => resolve())
    })
    database.close()
  }, session)
}
