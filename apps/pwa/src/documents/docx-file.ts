import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  PageReference,
  Paragraph,
  InternalHyperlink,
  Tab,
  TextRun,
} from 'docx'
import { bookmarkOf, partsOf } from './docx-blocks.ts'
import {
  numbering,
  pageMargin,
  pageSize,
  stylesOf,
  textWidth,
  wideTextWidth,
} from './docx-styles.ts'
import type { OfficialDocument } from './official-document.ts'
import { typeset } from './typography.ts'

/** The document as a file for Word and LibreOffice. Needs no network; takes some tens of milliseconds. */
export async function docxBytesOf(official: OfficialDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await Packer.toArrayBuffer(wordDocumentOf(official)))
}

function wordDocumentOf(official: OfficialDocument): Document {
  const { title, over, subtitle, asOf, isOneSheet = false, hasContents = false, blocks } = official
  const { isWide = false, scale = 1 } = official
  const foot = new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        alignment: AlignmentType.CENTER,
        text: typeset(`${title}, ${asOf}`),
      }),
    ],
  })
  return new Document({
    title,
    creator: over ?? '',
    description: asOf,
    styles: stylesOf(isOneSheet, scale),
    numbering,
    // Lines set in block have holes where words are long and cannot be parted.
    hyphenation: { autoHyphenation: true },
    sections: [
      {
        properties: {
          // The first page carries no number, as the standard wants it.
          titlePage: true,
          page: {
            size: isWide ? { ...pageSize, orientation: PageOrientation.LANDSCAPE } : pageSize,
            margin: pageMargin,
          },
        },
        headers: { first: new Header({ children: [] }), default: numberHeader() },
        footers: { first: foot, default: foot },
        children: [
          ...(over === undefined ? [] : [new Paragraph({ style: 'Over', text: typeset(over) })]),
          new Paragraph({ style: 'Title', text: typeset(title) }),
          ...(subtitle === undefined
            ? []
            : [new Paragraph({ style: 'Over', text: typeset(subtitle) })]),
          new Paragraph({ style: 'Over', text: typeset(asOf) }),
          ...(hasContents ? contentsOf(official) : []),
          ...blocks.flatMap((block, index) =>
            block.type === 'contents'
              ? contentsOf(official, block.depth)
              : partsOf(block, {
                  index,
                  width: isWide ? wideTextWidth : textWidth,
                  isOneSheet,
                  scale,
                  isSigned: blocks[index + 1]?.type === 'signature',
                }),
          ),
        ],
      },
    ],
  })
}

function numberHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: 24 })
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  })
}

/**
 * Links and page references, which Word and LibreOffice fill in when they lay the pages out. Not a field of contents:
 * LibreOffice shows one as it was written, and no device can know the pages that an office will make.
 */
function contentsOf({ blocks }: OfficialDocument, depth: 1 | 2 = 2): Paragraph[] {
  const entries = blocks.flatMap((block, index) => {
    if (block.type !== 'heading' || block.level > depth) return []
    const link = new InternalHyperlink({
      anchor: bookmarkOf(index),
      children: [
        new TextRun(typeset(block.text)),
        new TextRun({ children: [new Tab()] }),
        new PageReference(bookmarkOf(index)),
      ],
    })
    return [new Paragraph({ style: `TOC${block.level}`, children: [link] })]
  })
  return [new Paragraph({ style: 'Contents', text: 'Содержание' }), ...entries]
}
