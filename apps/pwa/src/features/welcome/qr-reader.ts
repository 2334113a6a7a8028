export type QrReader = (picture: HTMLVideoElement) => Promise<string | undefined>

/** The browser's own reader where it has one; else ours, fetched only when somebody scans. */
export async function openQrReader(): Promise<QrReader> {
  const Detector = (await nativeDetector()) ?? (await import('qr/decode.js')).BarcodeDetector
  const detector = new Detector({ formats: ['qr_code'] })
  return async (picture) => {
    // A frame in which nothing can be found is no failure: the next one comes in a moment.
    const [found] = await detector.detect(picture).catch(() => [])
    return found?.rawValue
  }
}

interface DetectorClass {
  new (options: {
    formats: 'qr_code'[]
  }): {
    detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
  }
  getSupportedFormats(): Promise<readonly string[]>
}

// Some browsers have the class and support no format with it.
async function nativeDetector(): Promise<DetectorClass | undefined> {
  const { BarcodeDetector: native } = window as { BarcodeDetector?: DetectorClass }
  const formats = (await native?.getSupportedFormats().catch(() => undefined)) ?? []
  return formats.includes('qr_code') ? native : undefined
}
