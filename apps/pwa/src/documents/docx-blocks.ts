import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { quoteParts, shortQuotePart } from './docx-quotes.ts'
import { bulleted, numbered, textWidth } from './docx-styles.ts'
import {
  type Block,
  type HeadingBlock,
  type Inline,
  type PictureBlock,
  type SignatureBlock,
  spansOf,
  type TableBlock,
} from './official-document.ts'
import { typeset } from './typography.ts'

type Part = Paragraph | Table

interface PartPlace {
  /** Of the block in its document: makes names of bookmarks that no two share. */
  readonly index: number
  readonly width: number
  readonly isOneSheet: boolean
  /** How much smaller pictures are on one sheet that would not fit. */
  readonly scale: number
  /** A signature follows: it never stands on a page without words of what is signed. */
  readonly isSigned: boolean
}

/** The blocks as Word's own paragraphs and tables. */
export function partsOf(
  block: Exclude<Block, { type: 'contents' }>,
  { index, width, isOneSheet, scale, isSigned }: PartPlace,
): Part[] {
  switch (block.type) {
    case 'heading':
      return [heading(block, index)]
    case 'paragraph':
      return [
        new Paragraph({
          style: block.look === undefined ? 'BodyText' : styles[block.look],
          keepNext: isSigned,
          keepLines: isSigned,
          children: runs(block.text),
        }),
      ]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: 'ListParagraph',
            numbering: {
              reference: block.isOrdered === true ? numbered : bulleted,
              level: 0,
              // Every numbered list begins at one.
              instance: index,
            },
            children: runs(item),
          }),
      )
    case 'quote':
      return isOneSheet ? [shortQuotePart(block)] : quoteParts(block)
    case 'table':
      return table(block, width)
    case 'picture':
      return picture(block, scale)
    case 'photo':
      return []
    case 'signature':
      return signature(block)
    case 'page-break':
      // The next page begins with it: a break at the foot of a full page would leave an empty one behind.
      return [
        new Paragraph({
          pageBreakBefore: true,
          spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
        }),
      ]
  }
}

/** Name of the bookmark that the table of contents leads to. */
export function bookmarkOf(index: number): string {
  return `part-${index}`
}

const styles = { lead: 'Lead', note: 'Note', entry: 'Entry' } as const

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

function heading({ level, text }: HeadingBlock, index: number): Paragraph {
  const words = new TextRun(typeset(text))
  return new Paragraph({
    heading: levels[level],
    children: [new Bookmark({ id: bookmarkOf(index), children: [words] })],
  })
}

function runs(text: Inline): TextRun[] {
  return spansOf(text).flatMap((span) =>
    typeset(span.text)
      .split('\n')
      .map(
        (line, at) =>
          new TextRun({
            text: line,
            ...(at > 0 ? { break: 1 } : {}),
            ...(span.isBold === true ? { bold: true } : {}),
            ...(span.isItalic === true ? { italics: true } : {}),
          }),
      ),
  )
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '808080' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function table(
  { caption, columns, rows, foot, isForHand = false }: TableBlock,
  width: number,
): Part[] {
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0)
  const widths = columns.map(({ share = 1 }) => Math.floor((share / shares) * width))
  const isShort = rows.length <= longestUnbroken
  const row = (cells: readonly string[], look: 'head' | 'foot' | 'plain', isLast = false) =>
    new TableRow({
      cantSplit: true,
      ...(look === 'head' ? { tableHeader: true } : {}),
      ...(isForHand && look === 'plain'
        ? { height: { value: 624, rule: HeightRule.ATLEAST } }
        : {}),
      children: columns.map(
        ({ isNumber = false }, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 90, right: 90 },
            ...(look === 'head' ? { shading: { fill: 'EDEDED' } } : {}),
            children: [
              new Paragraph({
                style: 'TableText',
                // The heading never stands alone at the foot of a page, and a short table stays whole.
                keepNext: look === 'head' || (isShort && !isLast),
                ...(isNumber ? { alignment: AlignmentType.RIGHT } : {}),
                children: [new TextRun({ text: typeset(cells[at] ?? ''), bold: look !== 'plain' })],
              }),
            ],
          }),
      ),
    })
  return [
    ...(caption === undefined ? [] : [new Paragraph({ style: 'Caption', text: typeset(caption) })]),
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      rows: [
        row(
          columns.map(({ title }) => title),
          'head',
        ),
        ...rows.map((cells, at) =>
          row(cells, 'plain', foot === undefined && at === rows.length - 1),
        ),
        ...(foot === undefined ? [] : [row(foot, 'foot', true)]),
      ],
    }),
    new Paragraph({ style: 'TableText', text: '' }),
  ]
}

/** Rows of a table that is not parted between two pages. */
const longestUnbroken = 10

/** Pixels at 96 to the inch: 16.5 cm of text width, and at most half a page high. */
const widest = 620
const highest = 460
const highestSmall = 190
const highestPage = 900

function picture(block: PictureBlock, smaller: number): Part[] {
  const { bytes, mediaType, width, height, caption, description } = block
  const most = block.isPage ? highestPage : block.isSmall ? highestSmall * smaller : highest
  const scale = Math.min(widest / width, most / height, 1)
  const image = new ImageRun({
    type: mediaType === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: caption ?? description, description },
  })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: caption !== undefined,
      children: [image],
    }),
    ...(caption === undefined
      ? []
      : [new Paragraph({ style: 'PictureCaption', text: typeset(caption) })]),
  ]
}

/** Post to the left, name to the right, between them room for the hand; the date below. */
function signature({ post, name, date }: SignatureBlock): Part[] {
  const cell = (text: string, share: number, isRight = false) =>
    new TableCell({
      width: { size: Math.floor(textWidth * share), type: WidthType.DXA },
      borders: { top: none, bottom: none, left: none, right: none },
      children: [
        new Paragraph({
          // The date below is of the signature: it never begins a page alone.
          keepNext: true,
          ...(isRight ? { alignment: AlignmentType.RIGHT } : {}),
          children: [new TextRun(text)],
        }),
      ],
    })
  return [
    new Paragraph({ keepNext: true, spacing: { before: 480 }, text: '' }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [0.5, 0.2, 0.3].map((share) => Math.floor(textWidth * share)),
      layout: TableLayoutType.FIXED,
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
      },
      rows: [
        new TableRow({
          cantSplit: true,
          children: [
            cell(typeset(post), 0.5),
            cell('__________', 0.2, true),
            cell(name ?? '________________', 0.3, true),
          ],
        }),
      ],
    }),
    new Paragraph({
      spacing: { before: 240 },
      text: typeset(date ?? '«___» ______________ 20___ г.'),
    }),
  ]
}
