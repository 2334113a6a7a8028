import type { HallGroup } from './overview-port.ts'
import type { CodebookChange } from '@living-libraries/model/theme-codebook'
import type {
  Coverage,
  ReadingShare,
  Theme,
  ThemeCommand,
  ThemeDone,
  ThemeHistory,
} from '@living-libraries/model/themes'

/**
 * The region's codebook and its assignments. Reads need the whole or the space `region` opened, writes the space
 * `region`. What is counted over answers covers those whose words the region may read.
 */
export interface Themes {
  /** Commands go one after another; until the end of the transaction. */
  lock(): Promise<void>
  all(): Promise<Theme[]>
  shares(): Promise<ReadingShare[]>
  /** Themes that have answers, those of one command apart. */
  used(except: string): Promise<ReadonlySet<string>>
  save(change: CodebookChange): Promise<void>
  command(id: string): Promise<KnownCommand | undefined>
  /** Answers that are assigned already stay with the command that did it. Returns how many were new. */
  assign(command: string, theme: string, answers: readonly string[]): Promise<number>
  /** `answers` absent: all of the theme. Returns how many there were. */
  release(command: string, theme: string, answers?: readonly string[]): Promise<number>
  /** From one theme to another; `answers` absent: all. */
  move(command: string, from: string, to: string, answers?: readonly string[]): Promise<ThemeDone>
  read(command: string, answer: string): Promise<void>
  /** What the command assigned and released, where it still is so; and what it read. */
  takeBack(command: string, undone: string): Promise<ThemeDone>
  note(command: NewCommand): Promise<void>
  history(
    of: { theme?: string | undefined; answer?: string | undefined },
    limit: number,
  ): Promise<ThemeHistory['acts']>

  /** Of the ids those whose words the region may read. */
  readable(ids: readonly string[]): Promise<string[]>
  /** By theme, those of the themes below it apart. */
  answerCounts(): Promise<ThemeCount[]>
  coverage(): Promise<CoverageCount[]>
  /** Counted answers by theme with all below it, by municipality and by group. */
  tables(question: string | null, municipality: string | null): Promise<ThemeCells>
  /** Of these halls by these groups, as in `tables`. */
  ofHalls(halls: readonly HallGroup[], question: string | null): Promise<ThemeCells['byGroup']>
  /** A few counted answers of each theme or one below it: its examples first, then those that are quickly read. */
  quotes(
    of: { readonly question: string | null; readonly municipality: string | null },
    perTheme: number,
  ): Promise<{ readonly theme: string; readonly answer: string }[]>
  readers(): Promise<{ readonly id: string; readonly name: string }[]>
}

export interface KnownCommand extends ThemeDone {
  readonly id: string
  readonly command: ThemeCommand
  readonly change: CodebookChange
  readonly isUndone: boolean
}

export interface NewCommand extends ThemeDone {
  readonly id: string
  readonly command: ThemeCommand
  readonly change: CodebookChange
  readonly person: string
  readonly device: string
  /** The command that it takes back. */
  readonly undoes: string | null
}

export interface ThemeCount {
  readonly theme: string
  readonly answers: number
  readonly answersBelow: number
}

export interface CoverageCount extends Coverage {
  readonly question: string
  readonly municipality: string
}

/** `theme` null: all counted answers. */
export interface ThemeCells {
  readonly byMunicipality: readonly {
    readonly theme: string | null
    readonly municipality: string
    readonly count: number
  }[]
  readonly byGroup: readonly {
    readonly theme: string | null
    readonly group: string
    readonly count: number
  }[]
}
