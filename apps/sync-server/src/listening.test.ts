import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { listen } from './listening.ts'

const answer = () => new Response('hello')

it('answers on every address that this machine has, under one port', async () => {
  const listening = await listen(answer, 0, ['127.0.0.1', '192.0.2.1'])
  const response = await fetch(`http://127.0.0.1:${listening.port}/`)
  expect(await response.text()).toBe('hello')
  await listening.close(0)
  await expect(fetch(`http://127.0.0.1:${listening.port}/`)).rejects.toThrow()
})

it('says in a sentence that the port is taken or the address is not here', async () => {
  const first = await listen(answer, 0, ['127.0.0.1'])
  await expect(listen(answer, first.port, ['127.0.0.1'])).rejects.toThrow(/is taken/)
  await first.close(0)
  await expect(listen(answer, 0, ['192.0.2.1'])).rejects.toThrow(/no address 192\.0\.2\.1/)
})

it('closes in time, also when somebody never ends their request', async () => {
  const listening = await listen(answer, 0, ['127.0.0.1'])
  const socket = connect(listening.port, '127.0.0.1')
  socket.on('error', () => {})
  await new Promise((resolve) => socket.write('POST / HTTP/1.1\r\nhost: x\r\n', resolve))
  const start = performance.now()
  await listening.close(200)
  // Long before such a request would be given up by itself.
  expect(performance.now() - start).toBeLessThan(20_000)
  socket.destroy()
})
