import { readFile } from 'node:fs/promises'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import { defaultPackPath } from '@living-libraries/sync-server/test-server'
import { territory } from './world.ts'

/** The forum with the venues of the simulation only: thousands of devices have to fetch it. */
export async function smallPack(): Promise<ForumPack> {
  const pack = parseForumPack(JSON.parse(await readFile(defaultPackPath, 'utf8')))
  const venues = pack.venues.filter(({ id }) => territory.municipalityOf(id) !== undefined)
  const names = venues.map(({ municipality }) => municipality)
  const municipalities = pack.municipalities.filter(({ id }) => names.includes(id))
  return { ...pack, venues, municipalities }
}
