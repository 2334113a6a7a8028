import { operations } from './routes/operations.ts'
import { matrix, order } from './test-matrix.ts'

/** The matrix as a page for people, made of the same rows that the test sends. */
export function matrixReport(): string {
  const summaries = new Map(
    operations.map(({ method, path, summary }) => [`${method.toUpperCase()} ${path}`, summary]),
  )
  const rows = Object.entries(matrix).map(([route, answers]) => {
    return row([`\`${route}\``, summaries.get(route) ?? '', ...inWords(answers)])
  })
  return `# Who may do what

Made from the matrix that \`routes.test.ts\` sends to a running server, with every route and every actor; do not edit it:
\`npm test -- matrix-report -u\` writes it anew. Everything concerns one venue, «own» is whoever works there or reviews it.

yes: answered. no: refused, or a foreign thing that looks like none. who?: sign in or join first. if any: let in, but in the
test there is nothing of the kind; the tests of the route itself show what is answered. A word of its own is what the answer
says of it.

${row(['route', 'what', ...order])}
${row(['route', 'what', ...order].map(() => '---'))}
${rows.join('\n')}
`
}

function inWords(answers: readonly (number | string)[]): string[] {
  // Where nobody gets anything, those who are not refused outright only find nothing.
  const isEmpty = !answers.some((answer) => typeof answer === 'string' || isGood(answer))
  return answers.map((answer) => {
    if (typeof answer === 'string') return answer
    if (answer === 401) return 'who?'
    if (answer === 404 && isEmpty) return 'if any'
    if (answer === 403 || answer === 404) return 'no'
    return isGood(answer) ? 'yes' : String(answer)
  })
}

const isGood = (answer: number) => answer >= 200 && answer < 300

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
