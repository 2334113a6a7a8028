import {
  answerColumns,
  answerHeadings,
  answerLine,
  answerRow,
  type AnswersExportQuery,
  dataDictionary,
  type ExportFormat,
  type ExportNames,
  exportTypes,
} from '@living-libraries/model/answer-export'
import { csvOf, csvRows } from '@living-libraries/model/csv'
import type { OverviewAnswer } from '@living-libraries/model/overview'
import { WorkbookWriter } from '@living-libraries/model/workbook'
import { mayReadWhole } from '@living-libraries/model/access'
import { actorOf, noteActs } from './administration.ts'
import type { Caller } from './caller.ts'
import type { Forum } from './forum.ts'
import { tellingOf } from './group-telling.ts'
import { answerFilterOf } from './overview.ts'
import type { Services } from './services.ts'
import { zipTarget } from './zip-target.ts'

/** So many answers are read, written and forgotten at once, each time in a short transaction of its own. */
const pageSize = 1000

export interface AnswersFile {
  readonly type: string
  /** About so many bytes it becomes, judged by its beginning. */
  readonly aboutBytes: number
  /** Ends early when whoever asked has gone. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
}

/** The found answers as a file, written while it goes; `Номер ответа` orders them. */
export async function answersFile(
  services: Services,
  caller: Caller,
  { format, ...asked }: AnswersExportQuery,
): Promise<AnswersFile> {
  const forum = await services.registry.current()
  await noteExport(services, caller, forum, [format, ...Object.keys(asked).sort()].join(' '))
  const names = await exportNames(services, forum)
  const filter = answerFilterOf(asked, forum)
  // A file of one group says the group of each of its lines, whatever stands in its column.
  const mayLeave = ({ session, group }: OverviewAnswer) =>
    asked.group === undefined || names.tell(session, group) === asked.group
  const pages = async function* () {
    let after: string | null = null
    for (;;) {
      const found: readonly OverviewAnswer[] = await services.storage.readWhole(({ overview }) =>
        overview.answerPage({ ...filter, after, limit: pageSize }),
      )
      yield found.slice(0, pageSize).filter(mayLeave)
      if (found.length <= pageSize) return
      after = found[pageSize - 1]?.id ?? null
    }
  }
  const { total } = await services.storage.readWhole(({ overview }) =>
    overview.answers({ ...filter, after: null, limit: 1 }),
  )
  const pieces = writers[format](pages(), names)
  const first = await pieces.next()
  const bytes = first.done === true ? 0 : first.value.length
  return {
    type: exportTypes[format],
    aboutBytes: Math.ceil(bytes * Math.max(1, total / pageSize)),
    body: streamOf(first, pieces),
  }
}

/** What was taken out, and narrowed by what; not the words that were searched for, which may be a name. */
async function noteExport(
  services: Services,
  caller: Caller,
  forum: Forum,
  about: string,
): Promise<void> {
  const by = actorOf(caller, services, mayReadWhole)
  await services.storage.write(['region'], (tx) =>
    noteActs(services, tx, forum, [{ act: 'export', by, about }]),
  )
}

type Pages = AsyncGenerator<readonly OverviewAnswer[]>
type Pieces = AsyncGenerator<Uint8Array<ArrayBuffer>>

const writers: { readonly [Format in ExportFormat]: (pages: Pages, names: ExportNames) => Pieces } =
  {
    async *csv(pages, names) {
      let head = csvOf([answerHeadings])
      for await (const page of pages) {
        yield encoded(`${head}${csvRows(page.map((answer) => answerRow(answer, names)))}`)
        head = ''
      }
    },
    async *jsonl(pages, names) {
      for await (const page of pages) {
        yield encoded(page.map((answer) => answerLine(answer, names)).join(''))
      }
    },
    async *xlsx(pages, names) {
      let pieces: Uint8Array[] = []
      const taken = () => {
        const joined = new Uint8Array(Buffer.concat(pieces))
        pieces = []
        return joined
      }
      const zip = zipTarget((bytes) => pieces.push(bytes))
      const book = new WorkbookWriter(['Ответы', 'Описание столбцов'], zip)
      book.beginSheet(answerColumns.map(({ width }) => width))
      book.add([answerHeadings])
      for await (const page of pages) {
        book.add(page.map((answer) => answerRow(answer, names)))
        yield taken()
      }
      book.beginSheet([24, 16, 100])
      book.add(dataDictionary())
      book.end()
      yield taken()
    },
  }

async function exportNames({ storage }: Services, forum: Forum): Promise<ExportNames> {
  const { sessions, themes } = await storage.readWhole(async (tx) => {
    return { sessions: await tx.overview.sessions(), themes: await tx.themes.all() }
  })
  const dates = new Map(sessions.map(({ id, date }) => [id, date]))
  const titleIn = <Item extends { readonly id: string }>(
    items: readonly Item[] | undefined,
    title: (item: Item) => string,
  ) => {
    const titles = new Map(items?.map((item) => [item.id, title(item)]))
    return (id: string) => titles.get(id) ?? id
  }
  return {
    municipality: (id) => forum.municipalities.get(id)?.name ?? id,
    venue: (id) => forum.venues.get(id)?.name ?? id,
    question: titleIn(forum.pack?.questions, ({ text }) => text),
    group: titleIn(forum.pack?.groups, ({ title }) => title),
    level: titleIn(forum.pack?.identityLevels, ({ text }) => text),
    theme: titleIn(themes, ({ title }) => title),
    date: (session) => dates.get(session) ?? '',
    tell: tellingOf(sessions),
  }
}

/** Pulled by whoever reads: a slow line slows the reading of the database, and nothing piles up. */
function streamOf(
  first: Awaited<ReturnType<Pieces['next']>>,
  pieces: Pieces,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let waiting: typeof first | undefined = first
  return new ReadableStream({
    async pull(controller) {
      const next = waiting ?? (await pieces.next())
      waiting = undefined
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
