import { strToU8, zipSync } from 'fflate'
import type { RecordOf } from '@living-libraries/model/kinds'
import { asOfLine } from './as-of.ts'
import { cardDocumentOf } from './card-document.ts'
import { docxBytesOf } from './docx-file.ts'
import { fileNameOf } from './download-file.ts'
import { htmlPageOf } from './html-page.ts'
import type { OfficialDocument } from './official-document.ts'
import { passportDocumentOf } from './passport-document.ts'
import { speechDocumentOf } from './speech-document.ts'
import { type ReadPicture, withPictures } from './with-pictures.ts'
import type { Territory } from './territory.ts'

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
  const documents: [name: string, document: OfficialDocument][] = [
    ['1 Выступление', speechDocumentOf(territory, delegate)],
    ['2 Отчёт', report],
    ['3 Карточка территории', cardDocumentOf(territory)],
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
  files['Прочитайте сначала.txt'] = strToU8(readmeOf(territory))
  return zipSync(files)
}

/** For Notepad on an old Windows, hence its line ends. */
function readmeOf({ name, asOf, pack }: Territory): string {
  return [
    `Папка делегата. ${name}.`,
    `Составлена ${asOfLine(asOf, pack.timezone)}.`,
    '',
    'Каждый документ лежит дважды: DOCX открывается в Word и LibreOffice, HTML\u00a0– в любом браузере.',
    'Чтобы напечатать HTML, откройте его и нажмите Ctrl+P. Интернет не нужен.',
    'Телефонов и адресов людей в папке нет.',
  ].join('\r\n')
}
