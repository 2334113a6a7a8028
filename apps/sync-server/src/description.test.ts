import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openapiDocument } from './routes/openapi-document.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson } from './test-device.ts'

let server: TestCentre
beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

describe('the description', () => {
  it('is OpenAPI with a schema for every body and answer', async () => {
    const document: { openapi: string; paths: object } = await okJson(
      await server.fetch('/api/openapi.json'),
    )
    expect(document).toEqual(JSON.parse(JSON.stringify(openapiDocument('test'))))
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/records/{id}/history')
    expect(JSON.stringify(document)).toContain('"signingKey"')
  })
})
