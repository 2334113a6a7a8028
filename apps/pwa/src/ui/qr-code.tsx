import { encodeQR } from 'qr'
import styles from './qr-code.module.css'

export interface QrCodeProps {
  readonly text: string
  /** What it leads to, for those who do not see it. */
  readonly label: string
}

/** Black on white in every look: a camera reads nothing else reliably. */
export function QrCode({ text, label }: QrCodeProps) {
  const data = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone })
  const size = data.length
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className={styles['code']}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}

/** White cells around the code that the standard asks for. */
const quietZone = 4
