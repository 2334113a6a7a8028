import type { Cell } from './csv.ts'

/** Where the files of a workbook go: the writer knows how they are written, not how they are packed. */
export interface ZipTarget {
  /** Begins a file; the one before it has ended. */
  open(path: string): ZipEntry
  end(): void
}

export interface ZipEntry {
  push(text: string, isLast: boolean): void
}

/**
 * An XLSX workbook written as it goes: 200,000 rows need no more memory than a thousand. The first row of each sheet
 * is its heading. Texts stand in their cells, so none is ever taken for a formula.
 */
export class WorkbookWriter {
  readonly #sheets: readonly string[]
  readonly #zip: ZipTarget
  #open: ZipEntry | undefined
  #begun = 0
  #row = 0

  /** `sheets` are the names of all that will be begun. */
  constructor(sheets: readonly string[], zip: ZipTarget) {
    this.#sheets = sheets
    this.#zip = zip
    for (const [path, text] of Object.entries(fixedParts(sheets))) zip.open(path).push(text, true)
  }

  /** Ends the sheet before it. Columns are as wide as so many letters. */
  beginSheet(widths: readonly number[]): void {
    this.#endSheet()
    if (this.#begun === this.#sheets.length) throw new RangeError('more sheets than were named')
    this.#begun += 1
    this.#row = 0
    this.#open = this.#zip.open(`xl/worksheets/sheet${this.#begun}.xml`)
    this.#write(sheetHead(widths))
  }

  add(rows: readonly (readonly Cell[])[]): void {
    this.#write(rows.map((row) => rowXml(row, (this.#row += 1))).join(''))
  }

  end(): void {
    this.#endSheet()
    if (this.#begun < this.#sheets.length) throw new RangeError('fewer sheets than were named')
    this.#zip.end()
  }

  #endSheet(): void {
    this.#open?.push('</sheetData></worksheet>', true)
    this.#open = undefined
  }

  #write(text: string): void {
    if (this.#open === undefined) throw new RangeError('no sheet was begun')
    if (text !== '') this.#open.push(text, false)
  }
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const contentOf = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Office refuses longer names, and these characters in them. */
const longestSheetName = 31
const forbiddenInNames = /[:\\/?*[\]]/g
/** XML 1.0 has no way to write them. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function fixedParts(sheets: readonly string[]): { readonly [path: string]: string } {
  const each = (xml: (name: string, number: number) => string) =>
    sheets.map((name, index) => xml(name, index + 1)).join('')
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentOf}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentOf}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentOf}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((name, number) => `<sheet name="${escaped(name.replaceAll(forbiddenInNames, ' ').slice(0, longestSheetName))}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packaging}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    // Three looks: plain, heading, words that wrap.
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  }
}

/** The heading stays in sight while the rows are scrolled. */
function sheetHead(widths: readonly number[]): string {
  const columns = widths
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('')
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`
}

function rowXml(cells: readonly Cell[], row: number): string {
  const style = row === 1 ? 1 : 2
  const written = cells.map((cell, index) => {
    const place = `${columnName(index)}${row}`
    if (typeof cell === 'number')
      return `<c r="${place}"${row === 1 ? ' s="1"' : ''}><v>${cell}</v></c>`
    if (cell === '') return ''
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

function escaped(text: string): string {
  return text
    .replaceAll(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\r\n?/g, '\n')
}
