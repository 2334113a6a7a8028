import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './quote.module.css'

export interface WordsProps {
  readonly children: ReactNode
  /** BCP 47 of the words, whatever the interface speaks: `ru` unless told, `bua`, `evn`, `kim`. */
  readonly lang?: string
}

/** What a person said, in the people's voice, within our own text. */
export function Words({ children, lang = 'ru' }: WordsProps) {
  return (
    <span className={styles['words']} lang={lang}>
      {children}
    </span>
  )
}

export interface QuoteProps extends WordsProps {
  /** Who and where: «жители, стол 2, Тулун». Ours, so not in the people's voice. */
  readonly source?: ReactNode
  /** A translation or a note of the writer, in italics under the words. */
  readonly note?: ReactNode
  readonly size?: 'normal' | 'large'
}

/** Words that stand for themselves. The quotation marks are drawn, so that copying takes the text. */
export function Quote({ children, lang = 'ru', source, note, size = 'normal' }: QuoteProps) {
  return (
    <figure className={classNames(styles['quote'], size === 'large' && styles['large'])}>
      <blockquote className={styles['words']} lang={lang}>
        {children}
      </blockquote>
      {note !== undefined && <p className={styles['note']}>{note}</p>}
      {source !== undefined && <figcaption className={styles['source']}>{source}</figcaption>}
    </figure>
  )
}
