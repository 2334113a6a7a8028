import { AwsClient } from 'aws4fetch'
import type { PictureStore } from '../picture-store-port.ts'
import { StorageUnavailable } from '../ports.ts'
import type { S3Settings } from '../settings.ts'

const patienceMs = 20_000

/** Pictures as objects of a bucket in an S3-compatible store. */
export function s3Pictures(settings: S3Settings): PictureStore {
  const { url, accessKeyId, secretAccessKey, region } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const ask = async (method: string, key: string, body?: Uint8Array): Promise<Response> => {
    const signal = AbortSignal.timeout(patienceMs)
    const content = body === undefined ? {} : { body: new Uint8Array(body) }
    try {
      return await client.fetch(`${url}/${key}`, { method, signal, ...content })
    } catch (error) {
      throw new StorageUnavailable('the store of pictures does not answer', { cause: error })
    }
  }
  const unexpected = (response: Response) =>
    new StorageUnavailable(`the store of pictures answers ${response.status}`)
  return {
    put: async (key, bytes) => {
      const response = await ask('PUT', key, bytes)
      await response.body?.cancel()
      if (!response.ok) throw unexpected(response)
    },
    get: async (key) => {
      const response = await ask('GET', key)
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
      await response.body?.cancel()
      if (response.status === 404) return undefined
      throw unexpected(response)
    },
    drop: async (key) => {
      const response = await ask('DELETE', key)
      await response.body?.cancel()
      if (!response.ok && response.status !== 404) throw unexpected(response)
    },
  }
}
