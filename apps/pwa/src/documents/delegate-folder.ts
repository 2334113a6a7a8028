import { strToU8, zipSync } from 'fflate'
import type { RecordOf } from '@living-libraries/model/kinds'
import { asOfLine } from './as-of.ts'
import { cardDocumentOf } from './card-document.ts'
import { docxBytesOf } from './docx-file.ts'
import { fileNameOf } from './download-file.ts'
import { htmlPageOf } from './html-page.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import { passportDocumentOf } from './passport-document.ts'
import { fitToSheet } from './sheet-fit.ts'
import { speechDocumentOf } from './speech-document.ts'
import { type ReadPicture, withPictures } from './with-pictures.ts'
import { inOrder, type Territory } from './territory.ts'

/**
 * Everything that a delegate takes along, as one ZIP for a flash drive: every document for Word and as a page that any
 * browser prints. It needs neither app nor account nor network, and holds nobody's contacts.
 */
export async function delegateFolderOf(
  territory: Territory,
  delegate: RecordOf<'delegate'>,
  report: OfficialDocument,
  read: ReadPicture,
): Promise<Uint8Array<ArrayBuffer>> {
  const own = territory.initiatives.filter(
    ({ id }) =>
      id === delegate.fields.initiative || territory.report.initiatives?.[id] !== undefined,
  )
  const card = await cardOnOneSheet(territory, read)
  const speech = speechDocumentOf(territory, delegate)
  const documents: [name: string, document: OfficialDocument][] = [
    ['1 Выступление', speech.isOneSheet ? (fitToSheet(speech).fitted ?? speech) : speech],
    ['2 Отчёт', report],
    ...(card.document === undefined
      ? []
      : [['3 Карточка территории', card.document] satisfies [string, OfficialDocument]]),
    ...own.map((initiative, at): [string, OfficialDocument] => [
      `${at + 4} Паспорт ${initiative.fields.title ?? ''}`,
      passportDocumentOf(territory, initiative),
    ]),
  ]
  const files: { [name: string]: Uint8Array } = {}
  for (const [name, plain] of documents) {
    const document = await withPictures(plain, read)
    files[fileNameOf(name, 'docx')] = await docxBytesOf(document)
    files[fileNameOf(name, 'html')] = strToU8(await htmlPageOf(document))
  }
  for (const [name, bytes] of await photosOf(territory, read)) files[name] = bytes
  files['Прочитайте сначала.txt'] = strToU8(readmeOf(territory, card.leftOut))
  return zipSync(files)
}

/** The photos that were chosen for card and report, as files of their own: for a presentation or the press. */
async function photosOf(
  { photos, card, report }: Territory,
  read: ReadPicture,
): Promise<[name: string, bytes: Uint8Array][]> {
  const chosen = [...new Set([...inOrder(report.photos), ...inOrder(card.photos)])]
  const known = chosen.filter((id) => photos.some((one) => one.id === id))
  const files: [string, Uint8Array][] = []
  for (const [at, id] of known.entries()) {
    const bytes = await read(id)
    const caption = report.captions?.[id] ?? card.captions?.[id] ?? ''
    if (bytes !== undefined)
      files.push([`Фото/${fileNameOf(`${at + 1} ${caption}`, 'jpg')}`, bytes])
  }
  return files
}

interface FolderCard {
  readonly document: OfficialDocument | undefined
  /** What is not on it, said to whoever opens the folder. */
  readonly leftOut: string | undefined
}

/** The card is one sheet in the folder too: where it is overfull, photos and then quotes stay at home, and it is said. */
async function cardOnOneSheet(territory: Territory, read: ReadPicture): Promise<FolderCard> {
  const whole = await withPictures(cardDocumentOf(territory), read)
  const without = (...types: readonly Block['type'][]) => {
    const blocks = whole.blocks.filter(({ type }) => !types.includes(type))
    return fitToSheet({ ...whole, blocks }).fitted
  }
  const all = without()
  if (all !== undefined) return { document: all, leftOut: undefined }
  const words = without('picture')
  if (words !== undefined) {
    const leftOut = 'Фотографии на лист карточки не поместились: здесь она без них.'
    return { document: words, leftOut }
  }
  const own = without('picture', 'quote')
  const leftOut =
    own === undefined
      ? 'Карточки в папке нет: она не помещается на один лист. Сократите её и сделайте папку снова.'
      : 'Фотографии и цитаты на лист карточки не поместились: здесь она без них.'
  return { document: own, leftOut }
}

/** For Notepad on an old Windows, hence its line ends. */
function readmeOf({ name, asOf, pack }: Territory, leftOut: string | undefined): string {
  return [
    `Папка делегата. ${name}.`,
    `Составлена ${asOfLine(asOf, pack.timezone)}.`,
    '',
    'Каждый документ лежит дважды: DOCX открывается в Word и LibreOffice, HTML\u00a0– в любом браузере.',
    'Чтобы напечатать HTML, откройте его и нажмите Ctrl+P. Интернет не нужен.',
    'Выбранные фотографии лежат ещё и отдельно, в папке «Фото».',
    'Телефонов и адресов людей в папке нет.',
    ...(leftOut === undefined ? [] : ['', leftOut]),
  ].join('\r\n')
}
