import { expect, test } from 'vitest'
import { PictureFetching, type PicturePlace } from './picture-fetching.ts'

const place: PicturePlace = { photo: '00000000-0000-7000-8000-000000000001', part: 'thumbnail' }

test('a tab that follows asks once for all who wait, however often it hears the leading one', async () => {
  const fetching = new PictureFetching(() => Promise.reject(new Error('not our business')))
  const asked: PicturePlace[] = []
  fetching.follow({ isFollowing: () => true, ask: (one) => asked.push(one), answer: () => {} })
  const coming = [fetching.get(place), fetching.get(place)]
  for (let sign = 0; sign < 50; sign += 1) fetching.goOn()
  expect(asked).toEqual([place])
  fetching.answered({ ...place, isHere: true })
  expect(await Promise.all(coming)).toEqual([true, true])
})

test('whoever leads tells the others what became of a picture, also that it could not be had', async () => {
  const answers: boolean[] = []
  for (const fetch of [async () => true, async () => false, () => Promise.reject(new Error())]) {
    const fetching = new PictureFetching(fetch)
    const answered = new Promise<void>((resolve) => {
      const answer = ({ isHere }: { readonly isHere: boolean }) => {
        answers.push(isHere)
        resolve()
      }
      fetching.follow({ isFollowing: () => false, ask: () => {}, answer })
    })
    fetching.getFor(place)
    await answered
  }
  expect(answers).toEqual([true, false, false])
})
