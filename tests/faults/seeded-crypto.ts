import type { SeededRandom } from '../demo/corpus/seeded-random.ts'

/** Ids and nonces from the seed; only keys come from the machine, and nothing depends on which they are. */
export function seededCrypto(random: SeededRandom): Crypto {
  const fill = (bytes: Uint8Array) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = random.below(256)
  }
  return {
    subtle: globalThis.crypto.subtle,
    getRandomValues: (array) => {
      if (ArrayBuffer.isView(array)) {
        fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
      }
      return array
    },
    randomUUID: () => {
      const bytes = new Uint8Array(16)
      fill(bytes)
      const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)]
      return `${a}-${b}-4${c}-8${d}-${hex.slice(20)}`
    },
  }
}
