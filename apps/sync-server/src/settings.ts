import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a person can set from outside, all with defaults that work. */
export interface Settings {
  readonly port: number
  /** Addresses to listen on. Others than this machine's own need HOST on purpose, and TLS in front. */
  readonly hosts: readonly string[]
  readonly dataDir: string
  /** Undefined: a private PostgreSQL below `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly keysDir: string
  readonly packPath: string
  /** Where people reach the server; invitation links begin with it. */
  readonly publicUrl: string
  readonly logLevel: string
  /** Where this machine alone reads numbers for Prometheus; undefined: nowhere. */
  readonly metricsPort: number | undefined
  /** Whether `x-forwarded-for` of a proxy in front is to be believed. */
  readonly trustsProxy: boolean
  /** Where pictures go after they came; undefined: they stay in the database. */
  readonly pictures: S3Settings | undefined
}

/** A bucket in an S3-compatible store. */
export interface S3Settings {
  /** With the bucket, without a slash at its end. */
  readonly url: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem'
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export function settingsFrom(
  environment: { readonly [name: string]: string | undefined },
  folder: string,
): Settings {
  const value = (name: string) => environment[name]?.trim() || undefined
  const path = (name: string, otherwise: string) => {
    const given = value(name) ?? otherwise
    return isAbsolute(given) ? given : resolve(folder, given)
  }
  const port = portFrom(value('PORT') ?? '8787')
  const host = value('HOST')
  const metricsPort = value('METRICS_PORT')
  const dataDir = path('DATA_DIR', 'data')
  const publicUrl = value('PUBLIC_URL') ?? `http://localhost:${port}`
  if (!/^https?:\/\/[^/]+\/?$/.test(publicUrl)) {
    throw new SettingsProblem(
      `PUBLIC_URL must be the address that people open, such as https://forum.example.org, and not "${publicUrl}".`,
    )
  }
  const logLevel = value('LOG_LEVEL') ?? 'warn'
  if (!logLevels.includes(logLevel)) {
    throw new SettingsProblem(`LOG_LEVEL must be one of: ${logLevels.join(', ')}.`)
  }
  return {
    port,
    hosts: host === undefined ? ['127.0.0.1', '::1'] : [host],
    dataDir,
    databaseUrl: value('DATABASE_URL'),
    keysDir: path('KEYS_DIR', join(dataDir, 'keys')),
    packPath: path('FORUM_PACK', ownPack(dataDir)),
    publicUrl: publicUrl.replace(/\/$/, ''),
    logLevel,
    metricsPort: metricsPort === undefined ? undefined : portFrom(metricsPort),
    trustsProxy: ['1', 'true', 'yes'].includes(value('TRUST_PROXY') ?? ''),
    pictures: picturesFrom(value),
  }
}

function picturesFrom(value: (name: string) => string | undefined): S3Settings | undefined {
  const url = value('PICTURES_S3_URL')?.replace(/\/$/, '')
  if (url === undefined) return undefined
  const accessKeyId = value('PICTURES_S3_KEY')
  const secretAccessKey = value('PICTURES_S3_SECRET')
  const isWhole = accessKeyId !== undefined && secretAccessKey !== undefined
  if (!isWhole || !/^https?:\/\/[^/]+\/.+/.test(url)) {
    throw new SettingsProblem(
      'PICTURES_S3_URL must be the address of a bucket, such as https://storage.example.org/pictures, ' +
        'and PICTURES_S3_KEY and PICTURES_S3_SECRET must be set beside it.',
    )
  }
  const region = value('PICTURES_S3_REGION') ?? 'us-east-1'
  return { url, accessKeyId, secretAccessKey, region }
}

/** A pack in the data folder belongs to this centre, and comes back with a restored backup. */
function ownPack(dataDir: string): string {
  const own = join(dataDir, 'forum-pack.json')
  return existsSync(own) ? own : join(root, 'forums', 'priangarye-2024.json')
}

/** Where the built app lies. */
export const builtAppDir = join(root, 'apps', 'pwa', 'dist')

function portFrom(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SettingsProblem(`PORT must be a number up to 65535, and not "${text}".`)
  }
  return port
}
