import { Hono } from 'hono'
import { openapiDocument } from './openapi-document.ts'

export function openapiRoutes(version: string) {
  let text: string | undefined
  return new Hono().get('/openapi.json', (c) => {
    text ??= JSON.stringify(openapiDocument(version))
    return c.body(text, 200, { 'content-type': 'application/json' })
  })
}
