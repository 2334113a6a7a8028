import { operations } from './routes/operations.ts'
import { matrix, order } from './test-matrix.ts'

/** The matrix as a page for people, made of the same rows that the test sends. */
export function matrixReport(): string {
  const summaries = new Map(
    operations.map(({ method, path, summary }) => [`${method.toUpperCase()} ${path}`, summary]),
  )
  const rows = Object.entries(matrix).map(([route, answers]) => {
    return row([`\`${route}\``, summaries.get(route) ?? '', ...answers.map(inWords)])
  })
  return `# Who may do what

Made from the matrix that \`routes.test.ts\` sends to a running server, with every route and every actor; do not edit it:
\`npm test -- matrix-report -u\` writes it anew. Everything concerns one venue, «own» is whoever works there or reviews it.

yes: answered. no: refused, or a foreign thing that looks like none. who?: sign in or join first. A word of its own is what
the answer says of it.

${row(['route', 'what', ...order])}
${row(['route', 'what', ...order].map(() => '---'))}
${rows.join('\n')}
`
}

function inWords(answer: number | string): string {
  if (typeof answer === 'string') return answer
  if (answer === 401) return 'who?'
  if (answer === 403 || answer === 404) return 'no'
  return answer >= 200 && answer < 300 ? 'yes' : String(answer)
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
