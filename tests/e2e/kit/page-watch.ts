import type { BrowserContext, ConsoleMessage } from 'playwright-core'
import { expect } from 'vitest'

/** Watches everything that a device's pages ask for and complain about. */
export class PageWatch {
  #isConnected = true
  #wasCutOff = false
  readonly #origin: string
  readonly #foreign: string[] = []
  readonly #complaints: string[] = []
  readonly #expected: RegExp[] = []

  constructor(context: BrowserContext, origin: string) {
    this.#origin = origin
    context.on('request', (request) => {
      const { origin: asked, protocol } = new URL(request.url())
      const isWeb = protocol === 'http:' || protocol === 'https:' || protocol.startsWith('ws')
      if (isWeb && asked !== this.#origin) this.#foreign.push(request.url())
    })
    context.on('console', (message) => this.#hear(message))
    context.on('weberror', (error) => this.#complaints.push(String(error.error().stack)))
  }

  /** Without a line, the browser itself writes each failed request onto the console. */
  set isConnected(isConnected: boolean) {
    this.#isConnected = isConnected
    if (!isConnected) this.#wasCutOff = true
  }

  /** The journey brings this about on purpose, for example the answer «404» to a wrong invitation. */
  expectComplaint(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  /** No request to anybody but the centre, whatever else went on. */
  expectNobodyElseAsked(): void {
    expect(this.#foreign, 'requests to other origins').toEqual([])
  }

  /** No request to anybody else, no error on the console, no breach of the content security policy. */
  expectNothingStrange(): void {
    this.expectNobodyElseAsked()
    const unexpected = this.#complaints.filter(
      (text) => !this.#expected.some((pattern) => pattern.test(text)),
    )
    expect(unexpected, 'complaints of the browser').toEqual([])
  }

  #hear(message: ConsoleMessage): void {
    const text = message.text()
    if (message.type() === 'error' && this.#isOfLine(text)) return
    if (message.type() === 'error' || message.type() === 'warning') {
      this.#complaints.push(`${text} (${message.location().url})`)
    }
  }

  /** What the browser says of the line or of a centre that asks to come again, and no fault of the app. */
  #isOfLine(text: string): boolean {
    // On a busy machine the database may be late: the centre answers so, and the app asks again.
    if (text.includes('status of 503')) return true
    // Said of a request that was under way when the line went, it may be heard when the line is back.
    if (text.includes('net::ERR_INTERNET_DISCONNECTED') && this.#wasCutOff) return true
    return text.includes('net::ERR_') && !this.#isConnected
  }
}
