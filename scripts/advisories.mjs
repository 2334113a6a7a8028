import { gzipSync } from 'node:zlib'

/** A version that everybody knows to have holes: a registry that does not name it has not answered the question. */
const knownHole = { name: 'minimist', version: '0.0.8' }
const patienceMs = 30_000

/**
 * Asks a registry by npm's bulk advisories which of these versions have known holes. `versions`: every name with its
 * versions. Answers `{ advisories }`, each with `name`, `severity`, `title`, `url`, `vulnerable_versions`, or
 * `{ problem }` as a sentence: a registry that answers no such question, or anything else, has not said that all is well.
 */
export async function askAdvisories(registry, versions) {
  const { name, version } = knownHole
  const body = { ...versions, [name]: [...new Set([...(versions[name] ?? []), version])] }
  let answer
  try {
    const response = await fetch(
      `${registry.replace(/\/+$/, '')}/-/npm/v1/security/advisories/bulk`,
      {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body: gzipSync(JSON.stringify(body)),
        signal: AbortSignal.timeout(patienceMs),
      },
    )
    if (!response.ok) return { problem: `it answers such questions with ${response.status}` }
    answer = await response.json()
  } catch (error) {
    return { problem: reasonOf(error) }
  }
  const advisories = listed(answer)
  if (advisories === undefined) return { problem: 'its answer is no list of advisories' }
  if (!advisories.some((one) => one.name === name)) {
    return { problem: `it knows no hole in ${name} ${version}, which everybody knows` }
  }
  return { advisories: advisories.filter((one) => versions[one.name] !== undefined) }
}

/** The lists by package as one; undefined where it is something else. */
function listed(answer) {
  if (typeof answer !== 'object' || answer === null) return undefined
  const all = Object.entries(answer).flatMap(([name, own]) =>
    Array.isArray(own) ? own.map((one) => ({ ...one, name })) : [undefined],
  )
  return all.every((one) => typeof one?.severity === 'string') ? all : undefined
}

function reasonOf(error) {
  if (error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} seconds`
  if (error instanceof SyntaxError) return 'its answer is no JSON'
  return error.cause?.message || error.message
}
