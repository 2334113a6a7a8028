import type { CSSProperties, ReactNode } from 'react'
import { type Block, type Inline, type OfficialDocument, spansOf } from './official-document.ts'
import { PictureFigure } from './picture-figure.tsx'
import './sheet.css'
import { bound, typeset } from './typography.ts'

export interface DocumentSheetProps {
  readonly document: OfficialDocument
  /** On a screen: the way from a block to the records that it speaks of. */
  readonly wayToSources?: (block: Block) => ReactNode
  /** Pictures keep their room and are not shown. */
  readonly isWithoutPictures?: boolean
}

/** The document as it will be printed. */
export function DocumentSheet({
  document,
  wayToSources,
  isWithoutPictures = false,
}: DocumentSheetProps) {
  const { title, over, subtitle, asOf, isOneSheet = false, hasContents = false, blocks } = document
  const { scale = 1 } = document
  return (
    <article
      className={isOneSheet ? 'sheet one-sheet' : 'sheet'}
      style={scale === 1 ? undefined : ({ '--scale': scale } as CSSProperties)}
      lang="ru"
    >
      <header className="sheet-header">
        {over !== undefined && <p>{typeset(over)}</p>}
        <h1>{typeset(title)}</h1>
        {subtitle !== undefined && <p>{typeset(subtitle)}</p>}
        <p className="sheet-as-of">{typeset(asOf)}</p>
      </header>
      {hasContents && <Contents blocks={blocks} />}
      {blocks.map((block, index) =>
        block.type === 'contents' ? (
          <Contents key="contents" blocks={blocks} depth={block.depth} />
        ) : (
          // Blocks have no names of their own; a document is drawn anew as a whole.
          <BlockView
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            block={block}
            index={index}
            way={wayToSources?.(block)}
            isWithoutPictures={isWithoutPictures}
          />
        ),
      )}
      <footer className="sheet-foot">{typeset(`${title}, ${asOf}`)}</footer>
    </article>
  )
}

function Contents({
  blocks,
  depth = 2,
}: {
  readonly blocks: readonly Block[]
  readonly depth?: 1 | 2
}) {
  return (
    <nav className="sheet-contents" aria-label="Содержание">
      <p className="sheet-contents-title">Содержание</p>
      <ol>
        {blocks.map((block, index) =>
          block.type === 'heading' && block.level <= depth ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the document is the name
            <li key={index} className={`sheet-contents-${block.level}`}>
              <a href={`#part-${index}`}>{typeset(block.text)}</a>
            </li>
          ) : null,
        )}
      </ol>
    </nav>
  )
}

function BlockView({
  block,
  index,
  way,
  isWithoutPictures,
}: {
  readonly block: Exclude<Block, { type: 'contents' }>
  readonly index: number
  readonly way: ReactNode
  readonly isWithoutPictures: boolean
}) {
  switch (block.type) {
    case 'heading': {
      const Tag = `h${block.level + 1}` as 'h2' | 'h3' | 'h4'
      return (
        <Tag id={`part-${index}`}>
          {typeset(block.text)}
          {way}
        </Tag>
      )
    }
    case 'paragraph':
      return (
        <p className={block.look === undefined ? 'sheet-text' : `sheet-${block.look}`}>
          <Text text={block.text} />
          {way}
        </p>
      )
    case 'list': {
      const Tag = block.isOrdered === true ? 'ol' : 'ul'
      return (
        <Tag className="sheet-list">
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two items may say the same
            <li key={at}>
              <Text text={item} />
            </li>
          ))}
        </Tag>
      )
    }
    case 'quote':
      return (
        <figure className="sheet-quote">
          <blockquote lang={block.language ?? 'ru'}>«{bound(block.text)}»</blockquote>
          {block.translation !== undefined && <p>{bound(block.translation)}</p>}
          {(block.source !== undefined || way !== undefined) && (
            <figcaption>
              {typeset(block.source ?? '')}
              {way}
            </figcaption>
          )}
        </figure>
      )
    case 'table':
      return <TableView block={block} />
    case 'picture':
      return <PictureFigure picture={block} isEmpty={isWithoutPictures} />
    case 'signature':
      return (
        <div className="sheet-signature">
          <p>
            <span>{typeset(block.post)}</span>
            <span>____________</span>
            <span>{block.name ?? '____________________'}</span>
          </p>
          <p>{typeset(block.date ?? '«___» ______________ 20___ г.')}</p>
        </div>
      )
    case 'photo':
      return null
    case 'page-break':
      return <div className="sheet-break" />
  }
}

function TableView({ block }: { readonly block: Extract<Block, { type: 'table' }> }) {
  const { caption, columns, rows, foot } = block
  const cell = (text: string | undefined, at: number) => (
    <td key={columns[at]?.title} className={columns[at]?.isNumber ? 'sheet-number' : undefined}>
      {typeset(text ?? '')}
    </td>
  )
  return (
    // A table may be wider than a phone: it scrolls by itself, also from the keyboard.
    <section
      className="sheet-scroll"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={caption ?? columns[0]?.title}
    >
      <table className={block.isForHand ? 'sheet-table for-hand' : 'sheet-table'}>
        {caption !== undefined && <caption>{typeset(caption)}</caption>}
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" className={isNumber ? 'sheet-number' : undefined}>
                {typeset(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same
            <tr key={at}>{columns.map((_column, place) => cell(cells[place], place))}</tr>
          ))}
        </tbody>
        {foot !== undefined && (
          <tfoot>
            <tr>{columns.map((_column, place) => cell(foot[place], place))}</tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Text({ text }: { readonly text: Inline }) {
  return spansOf(text).map((span, at) => {
    const words = typeset(span.text)
    // biome-ignore lint/suspicious/noArrayIndexKey: two spans may say the same
    if (span.isBold) return <b key={at}>{words}</b>
    // biome-ignore lint/suspicious/noArrayIndexKey: two spans may say the same
    return span.isItalic ? <i key={at}>{words}</i> : <span key={at}>{words}</span>
  })
}
