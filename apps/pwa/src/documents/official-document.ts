/**
 * A document that leaves the system: the protocol of a session, a passport, the report to the Governor. What it says is
 * written once, as data; the DOCX file, the printed sheet and the page on a flash drive are made of it. Always
 * Russian, as those who receive it are.
 */
export interface OfficialDocument {
  readonly title: string
  /** Above the title: whose document it is. */
  readonly over?: string
  /** Below the title. */
  readonly subtitle?: string
  /** «по состоянию на 6 ноября 2024 г., 21:15»: stands on every page. */
  readonly asOf: string
  /** A table of contents after the title; for documents of many pages. */
  readonly hasContents?: boolean
  /** Pages on their side, for tables of many columns. */
  readonly isWide?: boolean
  /** Smaller type, for what must fit on one sheet. */
  readonly isOneSheet?: boolean
  /** Of one sheet: how much smaller still, so that all of it fits (`sheet-fit.ts`); 1 unless told. */
  readonly scale?: number
  readonly blocks: readonly Block[]
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | QuoteBlock
  | TableBlock
  | PictureBlock
  | SignatureBlock
  | PhotoBlock
  | PageBreakBlock
  | ContentsBlock

export interface HeadingBlock {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
  readonly sources?: Sources
}

interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly text: Inline
  /**
   * `lead`: the one sentence to remember; `note`: small, at the side of the matter; `entry`: a label with what it says,
   * a clause with gaps to fill in; never set in block, where gaps would tear the line.
   */
  readonly look?: 'lead' | 'note' | 'entry'
  readonly sources?: Sources
}

interface ListBlock {
  readonly type: 'list'
  readonly isOrdered?: boolean
  readonly items: readonly Inline[]
}

/** Words of people; they are set in italics and never altered. */
export interface QuoteBlock {
  readonly type: 'quote'
  readonly text: string
  /** BCP 47; Russian unless told. */
  readonly language?: string
  readonly translation?: string
  /** Who and where: «житель, стол 2, Тулун». */
  readonly source?: string
  readonly sources?: Sources
}

export interface TableBlock {
  readonly type: 'table'
  readonly caption?: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Rows high enough to be written in by hand. */
  readonly isForHand?: boolean
  /** The row of sums. */
  readonly foot?: readonly string[]
}

interface TableColumn {
  readonly title: string
  /** Share of the width; equal unless told. */
  readonly share?: number
  readonly isNumber?: boolean
}

export interface PictureBlock {
  readonly type: 'picture'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
  readonly caption?: string
  /** Low enough to leave a sheet to the words. */
  readonly isSmall?: boolean
  /** A sheet of paper that must stay readable: as high as a page allows. */
  readonly isPage?: boolean
  /** What is seen, for those who do not see it. */
  readonly description: string
}

/** A photo of a venue; it becomes a picture when the document is made (`with-pictures.ts`). */
interface PhotoBlock {
  readonly type: 'photo'
  /** Id of its record. */
  readonly photo: string
  readonly width: number
  readonly height: number
  readonly caption: string
  readonly isPage?: boolean
}

export interface SignatureBlock {
  readonly type: 'signature'
  /** «Глава муниципального района». */
  readonly post: string
  /** Unset: a line to be filled in by hand. */
  readonly name?: string
  readonly date?: string
}

interface PageBreakBlock {
  readonly type: 'page-break'
}

/** The table of contents, where it does not stand right after the title. */
interface ContentsBlock {
  readonly type: 'contents'
  /** Levels of headings that are listed. */
  readonly depth: 1 | 2
}

/** A text, or pieces of it where some stand out. */
export type Inline = string | readonly Span[]

export interface Span {
  readonly text: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
}

/** Ids of the records that a block says something of; the screen leads from it to them. */
type Sources = readonly string[]

export function spansOf(text: Inline): readonly Span[] {
  return typeof text === 'string' ? [{ text }] : text
}
