// PouchDB beside a CouchDB-protocol server: `server` prints its port; `push URL FILE` and `pull URL COUNT` exchange.
import { readFileSync } from 'node:fs'
import express from 'express'
import expressPouchDB from 'express-pouchdb'
import http from 'pouchdb-adapter-http'
import memory from 'pouchdb-adapter-memory'
import core from 'pouchdb-core'
import mapreduce from 'pouchdb-mapreduce'
import replication from 'pouchdb-replication'
import { report } from './report.mjs'

const PouchDB = core.plugin(memory).plugin(http).plugin(replication).plugin(mapreduce)
const [mode, url, given] = process.argv.slice(2)

if (mode === 'server') {
  const app = express()
  const InMemory = PouchDB.defaults({ adapter: 'memory' })
  app.use('/', expressPouchDB(InMemory, { mode: 'minimumForPouchDB', inMemoryConfig: true }))
  const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port))
} else {
  const remote = new PouchDB(`${url}/evening`)
  const local = new PouchDB('device', { adapter: 'memory' })
  if (mode === 'push') {
    const documents = JSON.parse(readFileSync(given, 'utf8'))
    // An id of theirs; a kind of its own under `_id` only.
    await local.bulkDocs(documents.map(({ id, ...rest }) => ({ _id: id, ...rest })))
    await report(
      async () => {
        const { docs_written: written } = await local.replicate.to(remote, {
          batch_size: 100,
          retry: false,
        })
        return written === documents.length
      },
      async () => (await remote.info()).doc_count === documents.length,
    )
  } else {
    await report(
      async () => {
        const result = await local.replicate.from(remote, { batch_size: 100, retry: false })
        return result.ok
      },
      async () => (await local.info()).doc_count === Number(given),
    )
  }
}
