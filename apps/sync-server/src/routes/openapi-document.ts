import { type ProblemName, problemSchema, problems } from '@living-libraries/model/problem'
import { clientHeader } from '@living-libraries/model/wire/version'
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

/** The description of the API in OpenAPI 3.1, made from the schemas that the routes check with. */
export function openapiDocument(version: string) {
  const paths: { [path: string]: { [method: string]: unknown } } = {}
  for (const operation of operations) {
    const path = `/api${operation.path.replaceAll(/:([a-z]+)/gi, '{$1}')}`
    paths[path] = { ...paths[path], [operation.method]: described(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Живые библиотеки',
      version,
      description:
        'The sync server of an offline-first collection of public sessions in rural libraries. Every failure is application/problem+json; `type` names it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      securitySchemes: {
        device: { type: 'apiKey', in: 'cookie', name: 'device' },
        deviceBehindTls: { type: 'apiKey', in: 'cookie', name: '__Host-device' },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  }
}

function described(operation: Operation) {
  const { method, path, summary, isOpen = false } = operation
  return {
    summary,
    operationId: `${method}${path.replaceAll(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: isOpen ? [] : [{ device: [] }, { deviceBehindTls: [] }],
    parameters: parametersOf(operation),
    ...bodyOf(operation),
    responses: { ...answersOf(operation), ...failuresOf(operation) },
  }
}

function parametersOf({ method, path, query }: Operation) {
  const inPath = [...path.matchAll(/:([a-z]+)/gi)].map(([, name]) => {
    return { name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  })
  const { properties = {} } = query === undefined ? {} : schemaOf(query, 'input')
  const inQuery = Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: false, schema }
  })
  const header = { name: clientHeader, in: 'header', required: true, schema: { const: '1' } }
  return [...inPath, ...inQuery, ...(method === 'get' ? [] : [header])]
}

function bodyOf({ body, file, lines }: Operation) {
  if (file !== undefined) {
    const content = { [file]: { schema: { type: 'string', format: 'binary' } } }
    return { requestBody: { required: true, content } }
  }
  if (body !== undefined) {
    const content = { 'application/json': { schema: schemaOf(body, 'input') } }
    return { requestBody: { required: true, content } }
  }
  if (lines === undefined) return {}
  const schema = {
    type: 'string',
    description: 'Lines of JSON, plain, gzip or deflate: one head, then blocks.',
    'x-first-line': schemaOf(lines.first, 'input'),
    'x-further-lines': schemaOf(lines.further, 'input'),
  }
  const content = Object.fromEntries(lines.mediaTypes.map((name) => [name, { schema }]))
  return { requestBody: { required: true, content } }
}

function answersOf({
  answer,
  furtherLines,
  answerType = 'application/json',
  mayBeEmpty = false,
}: Operation) {
  const empty = { '204': { description: 'Done, nothing to say' } }
  if (answer === undefined) return empty
  const schema =
    furtherLines === undefined
      ? schemaOf(answer, 'output')
      : {
          type: 'string',
          description: 'Lines of JSON: one head, then blocks.',
          'x-first-line': schemaOf(answer, 'output'),
          'x-further-lines': schemaOf(furtherLines, 'output'),
        }
  const content = { [answerType]: { schema } }
  return { '200': { description: 'The answer', content }, ...(mayBeEmpty ? empty : {}) }
}

function failuresOf({ isOpen = false, method, problems: own }: Operation) {
  const names: ProblemName[] = [
    ...own,
    ...(isOpen ? [] : (['device-unknown', 'device-revoked'] as const)),
    ...(method === 'get' ? [] : (['cross-site'] as const)),
    'internal',
    'unavailable',
  ]
  const byStatus = new Map<number, string[]>()
  for (const name of new Set(names)) {
    const { status } = problems[name]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `/problems/${name}`])
  }
  const schema = { $ref: '#/components/schemas/Problem' }
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      String(status),
      { description: types.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  )
}

// What JSON Schema cannot say (a check by code) is left out: the description is wider, never narrower.
function schemaOf(schema: v.GenericSchema, typeMode: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode })
  return rest
}
