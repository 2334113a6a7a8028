/** SHA-256, base64url: by it a picture is known, and a piece that a line garbled. */
export async function sumOf(crypto: Crypto, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const text = btoa(String.fromCharCode(...digest))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
