/**
 * A fetch that keeps cookies, for devices outside a browser: the device's credential is a cookie that its own
 * code never reads. Keeps one jar per call, for one server.
 */
export function cookieFetch(
  fetch: typeof globalThis.fetch = globalThis.fetch,
): typeof globalThis.fetch {
  const jar = new Map<string, string>()
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    if (jar.size > 0) {
      headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    }
    const response = await fetch(input, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const isGone = /max-age=0(;|$)/i.test(line) || value === ''
      if (isGone) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
}
