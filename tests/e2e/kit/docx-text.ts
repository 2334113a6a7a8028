/** What stands in the body of a DOCX file (`word/document.xml`): its paragraphs, one a line. */
export function textOf(body: string): string {
  return body
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

/** The rows of all its tables, as the texts of their cells. */
export function rowsOf(body: string): string[][] {
  return [...body.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => textOf(cell).trim()),
  )
}
