/** What happens to the requests of one device. Set at any time; applies to every request that begins then. */
type Weather =
  | 'fine'
  /** Nothing leaves the device. */
  | 'offline'
  /** The request arrives, its answer does not. */
  | 'answers-lost'
  /** Each request arrives twice; the second answer is the one that is read. */
  | 'doubled'

export interface BreakableNetwork {
  /** Or what decides it before each request, told as `POST /api/records/push`. */
  weather: Weather | ((request: string) => Weather)
  /** Requests that reached the server, as `POST /api/records/push`. */
  readonly arrived: string[]
  /** Their paths with the queries. */
  readonly places: string[]
  readonly fetch: typeof globalThis.fetch
}

/** A line between one device and the server that breaks when told. */
export function breakableNetwork(reach: typeof globalThis.fetch): BreakableNetwork {
  const network: BreakableNetwork = {
    weather: 'fine',
    arrived: [],
    places: [],
    fetch: async (input, init) => {
      const { pathname, search } = new URL(
        input instanceof Request ? input.url : input,
        'http://centre',
      )
      const request = `${init?.method ?? 'GET'} ${pathname}`
      const weather =
        typeof network.weather === 'function' ? network.weather(request) : network.weather
      if (weather === 'offline') throw new TypeError('no connection')
      network.arrived.push(request)
      network.places.push(`${pathname}${search}`)
      if (weather === 'doubled') await (await reach(input, init)).arrayBuffer()
      const response = await reach(input, init)
      if (weather === 'answers-lost') {
        await response.arrayBuffer()
        throw new TypeError('the answer was lost')
      }
      return response
    },
  }
  return network
}
