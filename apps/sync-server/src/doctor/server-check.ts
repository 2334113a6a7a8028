import { isIP } from 'node:net'
import { connect } from 'node:tls'
import * as v from 'valibot'
import { bad, type Finding, fine, warning } from './finding.ts'

const dayMs = 24 * 60 * 60 * 1000
const waitMs = 5_000
const healthSchema = v.object({ version: v.string() })

/** The running server at an address: whether it answers, and whether it is of this version. */
export async function checkServer(url: string, version: string): Promise<Finding> {
  const found: unknown = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(waitMs) })
    .then((response) => response.json())
    .catch(() => undefined)
  const health = v.safeParse(healthSchema, found)
  if (!health.success) {
    return bad(`Сервер по адресу ${url} не отвечает.`, `The server at ${url} does not answer.`)
  }
  if (health.output.version === version) {
    return fine(
      `Сервер отвечает: ${url}, версия ${version}.`,
      `The server answers: ${url}, ${version}.`,
    )
  }
  return warning(
    `Работает версия ${health.output.version}, а установлена ${version}: перезапустите сервер.`,
    `Version ${health.output.version} runs, and ${version} is installed: restart the server.`,
  )
}

/** Phones install an app only over TLS; its certificate must not run out in the middle of a forum. */
export async function checkCertificate(publicUrl: string, now: number): Promise<Finding> {
  const { protocol, hostname, port } = new URL(publicUrl)
  if (protocol === 'http:') {
    const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    return isLocal
      ? warning(
          'PUBLIC_URL не задан: приглашения ведут на localhost и годятся только на этой машине.',
          'PUBLIC_URL is not set: invitations lead to localhost, good on this machine only.',
        )
      : bad(
          `PUBLIC_URL без TLS (${publicUrl}): телефоны не установят приложение. Поставьте перед сервером Caddy или nginx.`,
          `PUBLIC_URL without TLS (${publicUrl}): phones will not install the app. Put Caddy or nginx in front.`,
        )
  }
  const expiresAt = await certificateEnd(hostname, Number(port || 443))
  if (typeof expiresAt === 'string') {
    return bad(
      `Сертификат ${hostname} не принят: ${expiresAt}`,
      `The certificate of ${hostname} is not accepted: ${expiresAt}`,
    )
  }
  const days = Math.floor((expiresAt - now) / dayMs)
  if (days < 14) {
    return warning(
      `Сертификат ${hostname} кончается через ${days} дн. Проверьте его продление.`,
      `The certificate of ${hostname} ends in ${days} days. Look at its renewal.`,
    )
  }
  return fine(
    `Сертификат ${hostname}: ещё ${days} дн.`,
    `The certificate of ${hostname}: ${days} days left.`,
  )
}

/** ms since 1970, or why the certificate is not accepted. */
function certificateEnd(host: string, port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const name = isIP(host) === 0 ? { servername: host } : {}
    const socket = connect({ host, port, timeout: waitMs, ...name }, () => {
      resolve(Date.parse(socket.getPeerCertificate().valid_to))
      socket.end()
    })
    socket.on('timeout', () => {
      resolve('no answer')
      socket.destroy()
    })
    socket.on('error', (error: Error) => resolve(error.message))
  })
}
