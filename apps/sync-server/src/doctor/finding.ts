/** What one look found. `bad` needs somebody now, `warning` soon. */
export interface Finding {
  readonly level: 'fine' | 'warning' | 'bad'
  readonly russian: string
  readonly english: string
}

export function fine(russian: string, english: string): Finding {
  return { level: 'fine', russian, english }
}

export function warning(russian: string, english: string): Finding {
  return { level: 'warning', russian, english }
}

export function bad(russian: string, english: string): Finding {
  return { level: 'bad', russian, english }
}

const marks = { fine: '✓', warning: '!', bad: '✗' } as const

/** Two lines for each finding, the worst last, where the eye is when the command has ended. */
export function report(findings: readonly Finding[]): string {
  const order = ['fine', 'warning', 'bad'] as const
  return order
    .flatMap((level) => findings.filter((one) => one.level === level))
    .map(({ level, russian, english }) => `${marks[level]} ${russian}\n  ${english}\n`)
    .join('')
}
