// Plain RxDB HTTP replication: `server` prints its port; `push URL FILE` and `pull URL COUNT` exchange, with the
// handlers of RxDB's own documentation and its default batches.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { addRxPlugin, createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { report } from './report.mjs'

void addRxPlugin
const batchSize = 100
const [mode, url, given] = process.argv.slice(2)

if (mode === 'server') serve()
else await exchange()

function serve() {
  const documents = new Map()
  let clock = 0
  const answers = {
    '/pull': ({ checkpoint }) => {
      const after = checkpoint?.at ?? 0
      const found = [...documents.values()]
        .filter((one) => one.changedAt > after)
        .sort((one, other) => one.changedAt - other.changedAt)
        .slice(0, batchSize)
      const last = found.at(-1)
      return {
        documents: found,
        checkpoint: last === undefined ? checkpoint : { at: last.changedAt },
      }
    },
    '/push': (rows) => {
      for (const { newDocumentState } of rows) {
        clock += 1
        documents.set(newDocumentState.id, { ...newDocumentState, changedAt: clock })
      }
      return []
    },
    '/count': () => documents.size,
  }
  const answer = async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.stringify(
      answers[request.url](JSON.parse(Buffer.concat(chunks).toString() || '{}')),
    )
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
}

async function exchange() {
  const database = await createRxDatabase({
    name: 'device',
    storage: getRxStorageMemory(),
    multiInstance: false,
  })
  const text = { type: 'string' }
  const { evening } = await database.addCollections({
    evening: {
      schema: {
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: {
          id: { type: 'string', maxLength: 40 },
          kind: text,
          space: text,
          session: text,
          person: text,
          device: text,
          at: { type: 'number' },
          changedAt: { type: 'number' },
          fields: { type: 'object' },
        },
        required: ['id'],
      },
    },
  })
  const ask = async (path, body) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const response = await fetch(`${url}${path}`, init)
    if (!response.ok) throw new Error(`status ${response.status}`)
    return response.json()
  }
  const documents = mode === 'push' ? JSON.parse(readFileSync(given, 'utf8')) : []
  const count = mode === 'push' ? documents.length : Number(given)
  if (mode === 'push') await evening.bulkInsert(documents)
  await report(
    async () => {
      const replication = replicateRxCollection({
        collection: evening,
        replicationIdentifier: 'bench',
        live: false,
        retryTime: 1_000,
        push: { batchSize, handler: (rows) => ask('/push', rows) },
        pull: { batchSize, handler: (checkpoint) => ask('/pull', { checkpoint }) },
      })
      await replication.awaitInitialReplication()
      return (await evening.count().exec()) >= count
    },
    async () => true,
  )
}
